"""The install page and the containers, as far as they can be read without a machine of their own.

`python -m deploy.checks.install_walk` does what the page says on an empty Debian; that takes minutes.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from cloud.foundation.settings import IngestSettings, WebSettings, WorkerSettings, names_of
from deploy.checks.install_walk import PAGE, script_of
from tests.plant import ROOT

COMPOSE = ROOT / "deploy" / "compose" / "compose.yaml"


def test_every_command_of_the_page_is_walked_in_its_order() -> None:
    page = PAGE.read_text()
    blocks = [block.partition("\n```")[0] for block in page.split("```bash\n")[1:]]
    script = script_of(page)

    places = [script.index(block) for block in blocks]

    assert len(blocks) >= 10
    assert places == sorted(places)
    assert script.index("/root/enrol.py") < script.index("mafundi-edge check")


def test_the_walk_is_a_script_that_the_shell_can_read(tmp_path: Path) -> None:
    (tmp_path / "walk.sh").write_text(script_of(PAGE.read_text()))

    subprocess.run(["bash", "-n", str(tmp_path / "walk.sh")], check=True)


def test_the_page_sets_nothing_that_no_program_knows() -> None:
    page = PAGE.read_text()
    settings = page.partition("settings.toml <<END\n")[2].partition("\nEND")[0]
    known = names_of(WebSettings) | names_of(WorkerSettings) | names_of(IngestSettings)

    assert {line.partition(" = ")[0] for line in settings.splitlines()} <= known


def test_the_page_names_no_mirror() -> None:
    assert "deb http" not in PAGE.read_text()


def test_the_compose_file_is_one(tmp_path: Path) -> None:
    if shutil.which("docker-compose") is None:
        pytest.skip("docker-compose is not installed: the compose file was not read by it")
    shutil.copy(COMPOSE, tmp_path)
    (tmp_path / "secrets").mkdir()
    for name in ("server.pem", "secrets/postgres", "secrets/owner", "secrets/app", "secrets/ingest", "secrets/key"):
        (tmp_path / name).touch()

    answer = subprocess.run(
        ["docker-compose", "-f", str(tmp_path / "compose.yaml"), "config"], capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stderr
    for program in ("web", "worker", "ingest", "migrate"):
        assert f"mafundi-cloud {program}" in answer.stdout


def test_the_compose_file_sets_nothing_that_no_program_knows() -> None:
    known = {
        f"MAFUNDI_{name.upper()}" for kind in (WebSettings, WorkerSettings, IngestSettings) for name in names_of(kind)
    }
    lines = [line.strip() for line in COMPOSE.read_text().splitlines()]
    named = {line.partition(":")[0] for line in lines if line.startswith("MAFUNDI_")}

    assert named <= known
