"""`mafundi run` as a process: a busy port is chosen around, nothing is left behind, the data stay."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from deploy.local.service import LocalService
from deploy.local.state import LocalState
from tests.plant import run_to_end
from tests.programs import Program, free_port, wait_for
from tests.trust import machine_address, trusting

pytestmark = pytest.mark.serial
READY_S = 60

FIRST_ANSWERS = {
    "name": "Umoja Works",
    "administrator_name": "Amina",
    "administrator_email": "amina@example.org",
    "administrator_password": "quiet river under stones",
    "branch_name": "Kisumu",
    "branch_code": "KSM",
    "time_zone": "Africa/Nairobi",
    "currency": "KES",
}


def service(folder: Path, *words: str) -> Program:
    command = [sys.executable, "-m", "deploy.mafundi", "run", "--no-demo", "--data-dir", str(folder / "data"), *words]
    return Program("mafundi", command, folder=folder)


def url_of(program: Program) -> str:
    said = program.said()
    assert "Mafundi runs at" in said
    return said.split("Mafundi runs at")[1].split()[0]


def processes_about(folder: Path) -> list[int]:
    """Every process whose command names this folder."""
    answer = subprocess.run(["pgrep", "-f", str(folder / "data")], capture_output=True, text=True, check=False)
    return [int(pid) for pid in answer.stdout.split()]


def test_it_runs_around_a_busy_port_and_keeps_its_data(tmp_path: Path) -> None:
    busy = httpx.Client()
    program = service(tmp_path)
    program.start()
    program.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)
    first_url = url_of(program)
    ready = busy.get(f"{first_url}/readyz")
    another = Program(
        "second", service(tmp_path / "other", "--port", first_url.rsplit(":", 1)[1]).command, folder=tmp_path
    )
    another.start()
    another.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)

    code = program.said().split(f"set it up at     {first_url}/set-up   code ")[1].split()[0]
    made = busy.post(f"{first_url}/api/v1/set-up", json={**FIRST_ANSWERS, "code": code})

    assert ready.status_code == 200
    assert made.status_code == 201, made.text
    assert "is in use" in another.said()
    assert url_of(another) != first_url
    folder = str(tmp_path / "data")
    assert "whole" in run_to_end("deploy.mafundi", "audit", "verify", "--data-dir", folder)
    busy.close()
    assert another.stop(timeout_s=40) == 0
    assert program.stop(timeout_s=40) == 0
    assert "The data stay" in program.said()
    assert processes_about(tmp_path) == []
    program.start()
    program.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)
    assert url_of(program) == first_url
    program.stop(timeout_s=40)


def test_mails_lead_to_where_people_reach_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAFUNDI_PUBLIC_URL", raising=False)
    state = LocalState(tmp_path / "data")
    service = LocalService(state, say=print)
    service.environment["MAFUNDI_HTTP_PORT"] = "8470"
    own = service.public_url
    monkeypatch.setenv("MAFUNDI_PUBLIC_URL", "https://service.example.com")

    assert own == "http://127.0.0.1:8470"
    assert service.public_url == "https://service.example.com"


def test_killed_it_leaves_no_program_behind(tmp_path: Path) -> None:
    program = service(tmp_path, "--port", str(free_port()))
    program.start()
    program.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)

    program.kill()

    wait_for("all programs to end", lambda: processes_about(tmp_path) == [], timeout_s=20)


def test_two_runs_of_one_data_folder_are_refused(tmp_path: Path) -> None:
    program = service(tmp_path, "--port", str(free_port()))
    program.start()
    program.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)
    second = Program("second", program.command, folder=tmp_path)
    second.start()

    second.wait_until_said("another `mafundi run` uses", timeout_s=20)
    wait_for("the second run to give up", lambda: not second.is_running, timeout_s=20)

    assert second.stop() == 1
    assert program.stop(timeout_s=40) == 0


def test_it_is_open_to_the_network_only_when_a_person_asks(tmp_path: Path) -> None:
    alone = service(tmp_path, "--port", str(free_port()))
    alone.start()
    alone.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)
    alone.stop(timeout_s=40)
    opened = service(tmp_path, "--lan")
    opened.start()
    opened.wait_until_said("Ctrl-C ends it", timeout_s=READY_S)
    said = opened.said()
    authority = tmp_path / "data" / "https" / "authority.crt"
    ports = json.loads((tmp_path / "data" / "ports.json").read_text())
    here = httpx.get(f"{url_of(opened)}/readyz")
    given = httpx.get(f"http://127.0.0.1:{ports['start']}/mafundi-authority.crt")
    page = httpx.get(f"https://127.0.0.1:{ports['https']}/start", verify=trusting(authority))
    opened.stop(timeout_s=40)

    assert "this machine alone" in alone.said()
    assert "mafundi run --lan" in alone.said()
    assert (here.status_code, page.status_code) == (200, 200)
    assert given.content == authority.read_bytes()
    fingerprint = sha256(given.content).digest().hex(" ").upper()
    assert fingerprint[:47] in said
    assert fingerprint[48:] in said
    if machine_address() != "127.0.0.1":
        assert f"http://{machine_address()}:{ports['start']}" in said
    assert "█" not in said  # a log is no screen to scan from
