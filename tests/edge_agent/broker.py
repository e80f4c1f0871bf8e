"""A real mosquitto on a free port of this machine, started and ended by the test."""

import base64
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
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

    def __init__(
        self,
        folder: Path,
        *,
        users: dict[str, str] | None = None,
        acl: str | None = None,
        more: Sequence[str] = (),
    ) -> None:
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
        lines += more
        self._config.write_text("\n".join(lines) + "\n")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self._program, "-c", str(self._config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until_listening(self.port)

    def read_again(self) -> None:
        """Let it read its passwords and access rules again."""
        assert self._process is not None
        self._process.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class DynamicMosquitto(Mosquitto):
    """A broker with rules for subscriptions too; gateway-1 may hear all but its acks, until `allow_all`."""

    DENIED = (("subscribePattern", "mafundi/v1/+/gateway-1/ack"),)

    def __init__(self, folder: Path, *, denied: Sequence[tuple[str, str]] = DENIED) -> None:
        plugin = next(Path("/usr/lib").glob("*/mosquitto_dynamic_security.so"), None)
        if plugin is None:
            not_tested("mosquitto's dynamic security is not installed: denied subscriptions were not tested")
        self._rules = folder / "rules.json"
        self._write([rule(kind, topic, allow=False, priority=1) for kind, topic in denied])
        super().__init__(folder, more=[f"plugin {plugin}", f"plugin_opt_config_file {self._rules}"])
        self._config.write_text(self._config.read_text().replace("allow_anonymous true", "allow_anonymous false"))

    def allow_all(self) -> None:
        self.kill()
        self._write([])
        self.start()

    def _write(self, denied: list[dict[str, object]]) -> None:
        kinds = ("publishClientSend", "publishClientReceive", "subscribePattern", "unsubscribePattern")
        rules = [*denied, *(rule(kind, "#", allow=True, priority=0) for kind in kinds)]
        clients = [
            {"username": name, **hashed("secret"), "roles": [{"rolename": "edge"}]}
            for name in ("gateway-1", "mafundi-host")
        ]
        access = dict.fromkeys(("publishClientSend", "publishClientReceive", "subscribe", "unsubscribe"), False)
        content = {
            "defaultACLAccess": access,
            "clients": clients,
            "groups": [],
            "roles": [{"rolename": "edge", "acls": rules}],
        }
        self._rules.write_text(json.dumps(content))
        self._rules.chmod(0o600)


def rule(kind: str, topic: str, *, allow: bool, priority: int) -> dict[str, object]:
    return {"acltype": kind, "topic": topic, "priority": priority, "allow": allow}


def hashed(password: str) -> dict[str, object]:
    """A password as the plugin keeps it."""
    salt, iterations = os.urandom(12), 101
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, iterations)
    return {
        "password": base64.b64encode(digest).decode(),
        "salt": base64.b64encode(salt).decode(),
        "iterations": iterations,
    }


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
