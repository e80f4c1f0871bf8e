"""The import contracts of pyproject.toml hold, and each of twelve planted violations turns the build red."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGES, ROOT

PLANTED = {
    "edge reaches into the cloud": ("edge_agent/spool/ledger.py", "import cloud.foundation.errors"),
    "cloud reaches into the edge": ("cloud/telemetry/operations.py", "import edge_agent.pipeline"),
    "cloud knows firmware": ("cloud/gateways/operations.py", "import firmware_bridge.framing"),
    "firmware knows the edge": ("firmware_bridge/serial_port.py", "import edge_agent.clock"),
    "schemas know a program": ("schemas/topics.py", "import cloud.foundation.identifiers"),
    "deploy imports what it should start": ("deploy/mafundi.py", "import edge_agent.settings"),
    "a low slice calls up": ("cloud/alarms/operations.py", "import cloud.work_orders.operations"),
    "foundation learns a business word": ("cloud/foundation/errors.py", "import cloud.branches.errors"),
    "neighbours on one step see each other": ("cloud/worker.py", "import cloud.main"),
    "a rule opens a database": ("cloud/work_orders/rules.py", "import sqlalchemy"),
    "framing opens a port": ("firmware_bridge/framing.py", "import serial"),
    "inside a slice a query calls an operation": ("cloud/assets/queries.py", "import cloud.assets.operations"),
}
CIRCLE = ("edge_agent/clock.py", "import edge_agent.spool")
"""The spool asks the clock."""


def copy_of_the_house(folder: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("console", "static", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)


def lint(folder: Path) -> tuple[int, str]:
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    answer = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": "", "COLUMNS": "300"},
    )
    return answer.returncode, answer.stdout + answer.stderr


@pytest.fixture(scope="module")
def planted_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Plant all violations at once: what the linter then says."""
    folder = tmp_path_factory.mktemp("planted")
    copy_of_the_house(folder)
    for file, line in (*PLANTED.values(), CIRCLE):
        path = folder / file
        path.write_text(f"{path.read_text()}\n{line}\n")
    (folder / "cloud" / "unranked").mkdir()
    (folder / "cloud" / "unranked" / "__init__.py").write_text('"""A folder nobody gave a rank."""\n')
    code, said = lint(folder)
    assert code == 1, said
    return said


@pytest.mark.parametrize("violation", sorted(PLANTED))
def test_a_planted_violation_is_named(violation: str, planted_house: str) -> None:
    file, line = PLANTED[violation]
    importer = file.removesuffix(".py").replace("/", ".")
    imported = line.removeprefix("import ")

    named = [
        said for said in planted_house.splitlines() if f"{importer} -> " in said and imported.split(".")[0] in said
    ]

    assert any(imported in said or imported.split(".")[0] == said.split("-> ")[1].split(" ")[0] for said in named), (
        f"{importer} -> {imported} is not in what the linter said"
    )


def test_a_folder_without_a_rank_fails_the_build(planted_house: str) -> None:
    assert "cloud.unranked" in planted_house


def test_a_planted_circle_is_named(planted_house: str) -> None:
    assert "no circles BROKEN" in planted_house
    assert "- .clock -> .spool (1 import)" in planted_house


def test_the_house_itself_is_clean(tmp_path: Path) -> None:
    copy_of_the_house(tmp_path)

    code, said = lint(tmp_path)

    assert code == 0, said
