"""What the agent keeps is for its own user; settings that others may change or read are complained about."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edge_agent.checkup import examine
from edge_agent.clock import SystemClock
from edge_agent.settings import load_settings
from tests.programs import free_port


def edge_toml(folder: Path, *, password: str | None, mode: int) -> Path:
    path = folder / "edge.toml"
    secret = "" if password is None else f'password = "{password}"\n'
    path.write_text(f'[gateway]\nid = "gateway-1"\n[broker]\nhost = "127.0.0.1"\nport = {free_port()}\n{secret}')
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("mode", "password", "told"),
    [
        (0o600, "secret", []),
        (0o644, None, []),
        (0o644, "secret", [(True, "holds a secret")]),
        (0o666, None, [(False, "may be changed by other users")]),
        (0o660, "secret", [(False, "may be changed by other users")]),
    ],
)
def test_settings_that_are_open_to_others_are_complained_about(
    tmp_path: Path, mode: int, password: str | None, told: list[tuple[bool, str]]
) -> None:
    path = edge_toml(tmp_path, password=password, mode=mode)

    findings = [one for one in examine(load_settings(path), clock=SystemClock()) if one.what == "rights"]

    assert [one.is_well for one in findings] == [is_well for is_well, _ in told]
    for finding, (_, words) in zip(findings, told, strict=True):
        assert words in finding.text
        assert f"chmod 600 {path}" in finding.text


@pytest.mark.serial
def test_what_an_agent_run_by_hand_keeps_is_for_its_own_user_alone(tmp_path: Path) -> None:
    config, data = edge_toml(tmp_path, password="secret", mode=0o666), tmp_path / "edge-data"
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "edge_agent.command_line", "run", "--config", str(config)],
            cwd=Path(__file__).parents[2], stdout=log, stderr=log, umask=0o022,
        )  # fmt: skip
    try:
        deadline_s = time.monotonic() + 30
        while not (data / "status.json").exists() and time.monotonic() < deadline_s:
            time.sleep(0.1)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)

    kept = [path for path in data.iterdir() if path.is_file()]
    assert {path.name for path in kept} >= {"spool.db", "status.json", "streams.account"}
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []
    assert "edge.loose_rights" in (tmp_path / "log").read_text()
