"""A real mosquitto on a free port of this machine, started and ended by the test."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def not_tested(reason: str) -> NoReturn:
    """Skip with one visible line; on CI nothing may be skipped."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def wait_until_listening(port: int) -> None:
    """Return when somebody accepts connections."""
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            assert time.monotonic() < deadline, f"nobody listens on {port}"
            time.sleep(0.02)
        else:
            return


class Mosquitto:
    """A broker that can be stopped and started again on the same port."""

    def __init__(self, folder: Path, *, users: dict[str, str] | None = None, acl: str | None = None) -> None:
        program = shutil.which("mosquitto") or ("/usr/sbin/mosquitto" if Path("/usr/sbin/mosquitto").exists() else None)
        if program is None:
            not_tested("mosquitto is not installed: the uplink was not tested against a real broker")
        self._program = program
        self.port = free_port()
        self._config = folder / "mosquitto.conf"
        lines = [f"listener {self.port} 127.0.0.1", "persistence false", "user root", "log_type error"]
        lines.append(f"allow_anonymous {'false' if users else 'true'}")
        if users:
            passwords = folder / "passwords"
            passwords.touch(mode=0o600)
            for name, password in users.items():
                subprocess.run(["mosquitto_passwd", "-b", str(passwords), name, password], check=True)
            lines.append(f"password_file {passwords}")
        if acl is not None:
            (folder / "acl").write_text(acl)
            (folder / "acl").chmod(0o600)
            lines.append(f"acl_file {folder / 'acl'}")
        self._config.write_text("\n".join(lines) + "\n")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self._program, "-c", str(self._config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until_listening(self.port)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class EmbeddedBroker:
    """The broker of a first run on one machine, as `deploy` starts it."""

    def __init__(self, folder: Path, *, users: dict[str, str]) -> None:
        self.port = free_port()
        self._folder = folder
        (folder / "accounts.json").write_text(json.dumps({"accounts": users}))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "deploy.broker.iotcore_child", "--port", str(self.port), "--accounts"]
        with (self._folder / "broker.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, str(self._folder / "accounts.json")],
                stdout=log,
                stderr=log,
                cwd=Path(__file__).parents[2],
                start_new_session=True,
            )
        wait_until_listening(self.port)

    def kill(self) -> None:
        """End the child and the broker process that it started."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
