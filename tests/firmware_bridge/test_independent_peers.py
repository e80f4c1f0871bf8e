"""The simulated side, judged by programs that are not ours: minimalmodbus and mosquitto's own client."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import minimalmodbus
import pytest

from deploy.local.state import is_free
from tests.programs import Program, free_port, wait_for

pytestmark = pytest.mark.serial


@pytest.fixture
def chiller(tmp_path: Path) -> Iterator[Path]:
    words = ["-m", "firmware_bridge.fake_equipment", "--type", "chiller", "--address", "7"]
    program = Program("chiller", [sys.executable, *words, "--link", str(tmp_path / "line")], folder=tmp_path)
    program.start()
    wait_for("the line", (tmp_path / "line").exists, timeout_s=10)
    yield tmp_path / "line"
    program.stop()


def test_an_independent_modbus_master_reads_the_simulated_chiller(chiller: Path) -> None:
    master = minimalmodbus.Instrument(str(chiller), 7)
    master.serial.baudrate, master.serial.timeout = 19200, 1.0
    try:
        wait_for("values", lambda: master.read_register(0, signed=True) != 0, timeout_s=5)
        assert master.read_register(0, 1, signed=True) == pytest.approx(6.8, rel=0.2)
        assert master.read_register(2) == pytest.approx(520, rel=0.2)
        assert master.read_float(10) == pytest.approx(84, rel=0.2)
        with pytest.raises(minimalmodbus.IllegalRequestError):
            master.read_register(500)
        master.address = 8
        with pytest.raises(minimalmodbus.NoResponseError):
            master.read_register(0)
    finally:
        master.serial.close()


def test_mosquittos_own_client_hears_the_simulated_compressor(tmp_path: Path) -> None:
    mosquitto = shutil.which("mosquitto", path="/usr/sbin:/usr/bin")
    if mosquitto is None or shutil.which("mosquitto_sub") is None:
        pytest.skip("mosquitto is not installed: its own client was not tried")
    port = free_port()
    broker = Program("broker", [mosquitto, "-p", str(port)], folder=tmp_path)
    words = ["-m", "firmware_bridge.fake_equipment", "--type", "compressor", "--address", "c-3", "--interval", "0.2"]
    machine = Program(
        "compressor", [sys.executable, *words, "--mqtt-host", "127.0.0.1", "--mqtt-port", str(port)], folder=tmp_path
    )
    broker.start()
    wait_for("the broker to listen", lambda: not is_free(port), timeout_s=10)
    machine.start()
    try:
        heard = subprocess.run(
            ["mosquitto_sub", "-p", str(port), "-t", "plant/c-3/state", "-C", "1", "-W", "15"],
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        machine.stop()
        broker.stop()

    assert '"discharge"' in heard.stdout
