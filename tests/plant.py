"""A whole plant on private ports: database, broker, the service's programs, an edge agent, simulated equipment.

Each part is a real program that a test may kill, stop and start again.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from deploy.postgres_server import PostgresServer
from deploy.timescaledb.server import timescale_server
from tests.console_user import ConsoleUser
from tests.programs import Program, free_port, wait_for

ROOT = Path(__file__).resolve().parents[1]
MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
ADMINISTRATOR = "amina@example.org"
PASSWORD = "a long enough password"
HOST = "mafundi-host"


def run_to_end(*words: str, environment: dict[str, str] | None = None) -> str:
    """Run one of our commands; what it printed, or a failure with what it said."""
    answer = subprocess.run(
        [sys.executable, "-m", *words],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert answer.returncode == 0, f"{words}: {answer.stdout[-1500:]}{answer.stderr[-1500:]}"
    return answer.stdout


class Plant:
    """Everything between a machine and a console, on 127.0.0.1."""

    def __init__(self, folder: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.more_settings = dict(settings or {})
        self.database: PostgresServer = timescale_server(folder / "postgres")
        self.environment: dict[str, str] = {}
        self.broker_port = free_port()
        self.http_port = free_port()
        self.mobile_money_port = free_port()
        self.url = f"http://127.0.0.1:{self.http_port}"
        self.accounts_file = folder / "passwords"
        self.broker = self._program("broker", [str(MOSQUITTO), "-c", str(folder / "mosquitto.conf")])
        self.programs: list[Program] = []
        self._users: list[ConsoleUser] = []

    def start(self) -> None:
        """Start the service over an empty, real organisation."""
        self.database.start()
        self.environment |= json.loads(run_to_end("cloud.command_line", "db", "init", "--admin-url", self.database.url))
        self.environment |= {**self._settings(), **self.more_settings}
        run_to_end("cloud.command_line", "migrate", environment=self.environment)
        self._set_up_organisation()
        self._configure_broker()
        self.broker.start()
        self.ingest = self.add("ingest", ["-m", "cloud.command_line", "ingest"])
        self.worker = self.add("worker", ["-m", "cloud.command_line", "worker"])
        self.web = self.add("web", ["-m", "cloud.command_line", "web"])
        self.wait_until_ready()

    def stop(self) -> None:
        """End everything, the machines first."""
        for user in self._users:
            user.close()
        for program in reversed(self.programs):
            if program.is_running:
                program.stop()
        if self.broker.is_running:
            self.broker.stop()
        self.database.stop()

    def add(self, name: str, words: list[str], *, starts: bool = True) -> Program:
        """Add one of our programs."""
        program = self._program(name, [sys.executable, *words])
        self.programs.append(program)
        if starts:
            program.start()
        return program

    def wait_until_ready(self, *, timeout_s: float = 60) -> None:
        """Wait for the web program's readiness."""

        def is_ready() -> bool:
            try:
                return httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200
            except httpx.TransportError:
                return False

        wait_for("the web program to be ready", is_ready, timeout_s=timeout_s)

    def sign_in(self) -> ConsoleUser:
        """Return the administrator at the console; signed in once, for the service allows few attempts a minute."""
        user = self._users[0].again() if self._users else ConsoleUser(self.url, email=ADMINISTRATOR, password=PASSWORD)
        self._users.append(user)
        return user

    def edge_ledger(self, config: Path) -> list[dict[str, object]]:
        """Return what an edge agent says of its streams."""
        answer = json.loads(run_to_end("edge_agent.command_line", "ledger", "--config", str(config), "--json"))
        streams: list[dict[str, object]] = answer if isinstance(answer, list) else answer["streams"]
        return streams

    def cloud_ledger(self) -> list[dict[str, object]]:
        """Return what the cloud has of all streams."""
        streams: list[dict[str, object]] = json.loads(
            run_to_end("cloud.command_line", "ledger", environment=self.environment)
        )["streams"]
        return streams

    def _program(self, name: str, command: list[str]) -> Program:
        return Program(name, command, folder=self.folder, environment=self.environment)

    def _settings(self) -> dict[str, str]:
        return {
            "MAFUNDI_HTTP_PORT": str(self.http_port),
            # All browsers and users of a test share one address, and they work faster than people.
            "MAFUNDI_REQUESTS_PER_MINUTE": "60000",
            # The simulated push service stands on this machine.
            "MAFUNDI_PUSH_HOSTS": "127.0.0.1",
            # A simulator may be started there; no money moves.
            "MAFUNDI_MPESA_URL": f"http://127.0.0.1:{self.mobile_money_port}",
            "MAFUNDI_MPESA_SHORT_CODE": "174379",
            "MAFUNDI_MPESA_CONSUMER_KEY": "key",
            "MAFUNDI_MPESA_CONSUMER_SECRET": "secret",
            "MAFUNDI_MPESA_PASSKEY": "passkey",
            "MAFUNDI_MPESA_CALLBACK_URL": self.url,
            "MAFUNDI_SECRET_KEY": PASSWORD * 2,
            "MAFUNDI_FILES_URL": (self.folder / "files").as_uri(),
            "MAFUNDI_BROKER_PORT": str(self.broker_port),
            "MAFUNDI_BROKER_USERNAME": HOST,
            "MAFUNDI_BROKER_PASSWORD": PASSWORD,
            "MAFUNDI_BROKER_ACCOUNTS_KIND": "mosquitto",
            "MAFUNDI_BROKER_ACCOUNTS_FILE": str(self.accounts_file),
            "MAFUNDI_BROKER_PID_FILE": str(self.folder / "mosquitto.pid"),
            "MAFUNDI_EDGE_BROKER_PORT": str(self.broker_port),
        }

    def _set_up_organisation(self) -> None:
        answers = {
            "--name": "Test works",
            "--administrator-name": "Amina",
            "--administrator-email": ADMINISTRATOR,
            "--administrator-password": PASSWORD,
            "--branch-name": "Nairobi",
            "--branch-code": "NBI",
            "--time-zone": "Africa/Nairobi",
            "--currency": "KES",
            "--tax-registration": "",
            "--tax-rate-percent": "16",
            "--calendar": "weekdays",
            "--mail-host": "",
        }
        words = [word for pair in answers.items() for word in pair]
        run_to_end("cloud.command_line", "init", *words, environment=self.environment)

    def _configure_broker(self) -> None:
        (self.folder / "files").mkdir()
        text = (ROOT / "deploy" / "broker" / "mosquitto.conf").read_text()
        text = text.replace("@PORT@", str(self.broker_port)).replace("@FOLDER@", str(self.folder))
        # As root mosquitto would change to a user who cannot read this folder.
        (self.folder / "mosquitto.conf").write_text(text + ("user root\n" if os.geteuid() == 0 else ""))
        shutil.copy(ROOT / "deploy" / "broker" / "acl", self.folder / "acl")
        (self.folder / "acl").chmod(0o600)
        self.accounts_file.touch(mode=0o600)
        subprocess.run(["mosquitto_passwd", "-b", str(self.accounts_file), HOST, PASSWORD], check=True)
