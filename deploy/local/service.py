"""The service on one machine: database, broker, ingest, worker, web; started in order, ended in the opposite order."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

from deploy.local.embedded_postgres import embedded_server
from deploy.local.lan import Lan
from deploy.local.state import AUDIT_HEADS, AUDIT_KEY, AUDIT_KEY_BYTES, LocalState, is_free
from deploy.local.supervisor import Child, ChildFailed, Say, wait_until
from deploy.postgres_server import PostgresServer

HTTP_PORT: Final = 8470
HOST_ACCOUNT: Final = "mafundi-host"
EQUIPMENT_ACCOUNT: Final = "demo-equipment"
READY_TIMEOUT_S: Final = 60
SIMULATED_PAYBILL: Final = "174379"
URL_NAMES: Final = ("MAFUNDI_OWNER_DATABASE_URL", "MAFUNDI_DATABASE_URL", "MAFUNDI_INGEST_DATABASE_URL")
PASSWORD_NAMES: Final = ("MAFUNDI_OWNER_PASSWORD", "MAFUNDI_APP_PASSWORD", "MAFUNDI_INGEST_PASSWORD")


class LocalService:
    """Everything but the demonstration."""

    def __init__(self, state: LocalState, *, say: Say, http_port: int | None = None, lan: Lan | None = None) -> None:
        self.state = state
        self.environment: dict[str, str] = {}
        self.children: list[Child] = []
        self._say = say
        self._wanted_http_port = http_port
        self._lan = lan
        self._has_simulated_money = False
        self._database: PostgresServer | None = None
        self._logs = state.folder / "logs"
        self._logs.mkdir(exist_ok=True)

    @property
    def url(self) -> str:
        """Where people go."""
        return f"http://127.0.0.1:{self.environment['MAFUNDI_HTTP_PORT']}"

    @property
    def public_url(self) -> str:
        """What links in mails and reports begin with: the address that was set, else the network's, else ours."""
        return os.environ.get("MAFUNDI_PUBLIC_URL") or (self._lan and self._lan.https_url) or self.url

    def start_database(self) -> None:
        """Start the embedded database, or use the one the environment names; bring it to the newest shape.

        Raises:
            DatabaseUnavailable, ChildFailed.
        """
        if all(os.environ.get(name) for name in URL_NAMES):
            self.environment |= {name: os.environ[name] for name in URL_NAMES}
            self._say("using the database that MAFUNDI_DATABASE_URL names")
        else:
            server = embedded_server(
                self.state.folder / "postgres",
                port=self.state.port("postgres"),
                password=self.state.secret("postgres"),
            )
            self._say("starting the embedded PostgreSQL (without TimescaleDB)")
            server.start()
            self._database = server
            self.environment["MAFUNDI_DATABASE_FOLDER"] = str(self.state.folder / "postgres")
            passwords = {name: self.state.secret(name.lower()) for name in PASSWORD_NAMES}
            self.environment |= json.loads(self.cloud("db", "init", "--admin-url", server.url, extra=passwords))
        self.cloud("migrate")

    def start_broker(self) -> None:
        """Start the embedded broker and let the service itself in.

        Raises:
            ChildFailed.
        """
        port = self.state.port("mqtt")
        accounts = self.state.folder / "broker-accounts.json"
        password = self.state.secret("broker-host")
        self._write_accounts(accounts, {HOST_ACCOUNT: password, EQUIPMENT_ACCOUNT: self.state.secret("equipment")})
        self.environment |= {
            "MAFUNDI_BROKER_HOST": "127.0.0.1",
            "MAFUNDI_BROKER_PORT": str(port),
            "MAFUNDI_BROKER_USERNAME": HOST_ACCOUNT,
            "MAFUNDI_BROKER_PASSWORD": password,
            "MAFUNDI_BROKER_ACCOUNTS_KIND": "iotcore",
            "MAFUNDI_BROKER_ACCOUNTS_FILE": str(accounts),
            "MAFUNDI_EDGE_BROKER_PORT": str(port),
        }
        command = [
            sys.executable,
            "-m",
            "deploy.broker.iotcore_child",
            "--port",
            str(port),
            "--accounts",
            str(accounts),
        ]
        broker = self.add_child("broker", command)
        wait_until("no answer on its port", lambda: not is_free(port), child=broker, timeout_s=READY_TIMEOUT_S)

    def start_programs(self) -> None:
        """Start ingest, worker and web, and wait until the web program is ready.

        Raises:
            ChildFailed, AuthorityUnreadable.
        """
        port = self.state.port("http", preferred=self._wanted_http_port or HTTP_PORT)
        if self._wanted_http_port not in (None, port):
            self._say(f"port {self._wanted_http_port} is in use; serving on {port} instead")
        files = self.state.folder / "files"
        files.mkdir(exist_ok=True)
        self.environment |= {
            "MAFUNDI_HTTP_PORT": str(port),
            "MAFUNDI_FILES_URL": files.as_uri(),
            "MAFUNDI_SECRET_KEY": os.environ.get("MAFUNDI_SECRET_KEY") or self.state.secret("seal"),
        }
        if self._has_simulated_money:
            self._start_daraja(port)
        if self._lan is not None:
            self.environment |= self._lan.open()
        for name in ("ingest", "worker", "web"):
            # The web program answers by the name it is called with; the worker writes to people and must be told one.
            own = self._for_the_worker() if name == "worker" else {}
            self.add_child(name, [sys.executable, "-m", "cloud.command_line", name], extra=own)
        web = self.children[-1]
        wait_until("its readiness probe says no", self._is_ready, child=web, timeout_s=READY_TIMEOUT_S)

    def _for_the_worker(self) -> dict[str, str]:
        return {
            "MAFUNDI_PUBLIC_URL": self.public_url,
            "MAFUNDI_AUDIT_HEADS_FILE": str(self.state.folder / AUDIT_HEADS),
            "MAFUNDI_AUDIT_SIGNING_KEY": self.state.secret(AUDIT_KEY, size_bytes=AUDIT_KEY_BYTES),
        }

    def use_simulated_money(self) -> None:
        """Let phones be "asked to pay" by a simulator of M-Pesa: no money moves."""
        self._has_simulated_money = not os.environ.get("MAFUNDI_MPESA_URL")

    def _start_daraja(self, http_port: int) -> None:
        port = self.state.port("daraja-simulator")
        here = f"http://127.0.0.1:{http_port}"
        c2b = self.state.secret("daraja-c2b")
        self.environment |= {
            "MAFUNDI_MPESA_URL": f"http://127.0.0.1:{port}",
            "MAFUNDI_MPESA_SHORT_CODE": SIMULATED_PAYBILL,
            "MAFUNDI_MPESA_CONSUMER_KEY": self.state.secret("daraja-key"),
            "MAFUNDI_MPESA_CONSUMER_SECRET": self.state.secret("daraja-secret"),
            "MAFUNDI_MPESA_PASSKEY": self.state.secret("daraja-passkey"),
            "MAFUNDI_MPESA_C2B_TOKEN": c2b,
            "MAFUNDI_MPESA_CALLBACK_URL": here,
            "DARAJA_SIMULATOR_CONFIRMATION_URL": f"{here}/api/v1/payments/mobile/own/{c2b}/confirmation",
        }
        self._say("starting a simulator of M-Pesa (no money moves)")
        self.add_child("daraja-simulator", [sys.executable, "-m", "deploy.simulators.daraja", "--port", str(port)])

    def add_child(self, name: str, command: list[str], *, extra: dict[str, str] | None = None) -> Child:
        """Start another program under our care, with the service's environment."""
        child = Child(name, command, log_folder=self._logs, environment={**self.environment, **(extra or {})})
        child.start()
        self.children.append(child)
        return child

    def cloud(self, *words: str, extra: dict[str, str] | None = None) -> str:
        """Run a `mafundi-cloud` command to its end and return what it printed.

        Raises:
            ChildFailed: with what it said.
        """
        answer = subprocess.run(
            [sys.executable, "-m", "cloud.command_line", *words],
            env={**os.environ, **self.environment, **(extra or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise ChildFailed(f"mafundi-cloud {words[0]} failed:\n{(answer.stderr or answer.stdout).strip()[-2000:]}")
        return answer.stdout

    def look_after(self) -> None:
        """Start again what has fallen."""
        if self._database is not None and not self._database.is_running:
            self._say("the database ended; starting it again")
            self._database.start()
        for child in self.children:
            child.look_after(self._say)
        if self._lan is not None:
            self._lan.look_after()

    def stop(self) -> None:
        """End all, the last started first: edges, then web, worker, ingest, the broker, the database."""
        for child in reversed(self.children):
            child.stop()
        if self._database is not None:
            self._database.stop()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:  # noqa: S310  # our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _write_accounts(self, file: Path, own: dict[str, str]) -> None:
        """Keep the accounts of edge agents that were enrolled before."""
        known = json.loads(file.read_text())["accounts"] if file.exists() else {}
        file.touch(mode=0o600)
        file.write_text(json.dumps({"accounts": {**known, **own}}))
