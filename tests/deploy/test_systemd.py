"""The units as systemd reads them, and what they start."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cloud.command_line import app as cloud_app
from edge_agent.command_line import app as edge_app

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "systemd"
UNITS = sorted(FOLDER.glob("mafundi*.*"))
START = re.compile(r"^ExecStart=/opt/mafundi/bin/(mafundi-\w+) (\S+)", re.MULTILINE)


def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: the units were not read by it")
    for unit in UNITS:
        # The programs are not installed here; whether they know the commands is the next test.
        text = re.sub(r"^ExecStart=/opt/mafundi/bin/\S+", "ExecStart=/bin/true", unit.read_text(), flags=re.MULTILINE)
        (tmp_path / unit.name.replace("@.", "@00-31.")).write_text(text)
    services = [str(path) for path in tmp_path.iterdir()]

    answer = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *services], capture_output=True, text=True, check=False
    )

    ours = [line for line in answer.stderr.splitlines() if "mafundi" in line and "mosquitto" not in line]
    assert ours == []


@pytest.mark.parametrize(
    "unit", [unit for unit in UNITS if "mafundi-cloud" in unit.read_text()], ids=lambda one: one.name
)
def test_a_unit_starts_a_command_that_there_is(unit: Path) -> None:
    ((program, command),) = START.findall(unit.read_text())

    assert program == "mafundi-cloud"
    assert command in {
        known.name or known.callback.__name__ for known in cloud_app.registered_commands if known.callback
    }


def test_the_edge_unit_runs_the_agent_and_bounds_what_it_may_touch() -> None:
    text = (FOLDER / "mafundi-edge.service").read_text()

    assert START.findall(text) == [("mafundi-edge", "run")]
    assert "run" in {known.callback.__name__ for known in edge_app.registered_commands if known.callback}
    for line in ("Type=notify", "Restart=always", "WatchdogSec=30", "ProtectSystem=strict", "NoNewPrivileges=yes",
                 "CapabilityBoundingSet=", "DevicePolicy=closed", "StartLimitIntervalSec=0"):  # fmt: skip
        assert f"\n{line}\n" in text


def test_the_edge_unit_waits_for_no_clock_and_takes_serial_lines_that_are_plugged_in_later() -> None:
    text = (FOLDER / "mafundi-edge.service").read_text()
    orders = [line for line in text.splitlines() if line.startswith(("After=", "Wants=", "Requires="))]

    assert not [line for line in orders if "time-sync" in line or "network-online" in line]
    for prefix in ("After=", "Wants="):
        (line,) = (line for line in orders if line.startswith(prefix))
        assert "modprobe@usbserial.service" in line
        assert "modprobe@cdc_acm.service" in line
    for group in ("188", "166", "tty*", "pts"):
        assert f"\nDeviceAllow=char-{group} rw\n" in text


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda one: one.name)
def test_no_unit_is_open_to_much(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: the units' exposure was not measured")
    if unit.name == "mafundi-broker-accounts.service":
        return  # a moment of root, by design
    answer = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=25", "--no-pager", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0, answer.stdout[-300:]
