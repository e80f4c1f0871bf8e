"""A PostgreSQL 17 + TimescaleDB server of one's own on a free port: started, killed and started again as a child."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SUPERUSER: Final = "postgres"
START_TIMEOUT_S: Final = 30.0
INSTALLER: Final = Path(__file__).with_name("install.sh")


class DatabaseUnavailable(RuntimeError):
    """The server could not be installed or started; the text says why and what to do."""


def installed_binaries() -> Path:
    """Return the folder of PostgreSQL's programs, unpacking them on first use (`install.sh`).

    Raises:
        DatabaseUnavailable: this machine cannot fetch or run them.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mafundi" / "timescaledb"
    if not (cache / "complete").exists():
        answer = subprocess.run(["bash", str(INSTALLER), str(cache)], capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise DatabaseUnavailable(f"TimescaleDB could not be installed: {answer.stderr.strip()[-500:]}")
    return cache / "root/usr/lib/postgresql/17/bin"


def without_root(command: list[str]) -> list[str]:
    """Return a command that PostgreSQL accepts: it refuses to run as root, and it must not outlive its parent."""
    if os.geteuid() != 0:
        return ["setpriv", "--pdeathsig", "INT", *command]
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000", "setpriv", "--pdeathsig", "INT", *command]


class DatabaseServer:
    """One server over one data folder. `kill` is a power cut for the processes, `start` recovers from it."""

    def __init__(self, folder: Path, *, is_durable: bool = True, port: int | None = None) -> None:
        self._folder = folder
        self._is_durable = is_durable
        self.port = port or _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._binaries = installed_binaries()

    @property
    def url(self) -> str:
        """The superuser's address of the `postgres` database."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """Return the superuser's address of a database."""
        return f"postgresql://{SUPERUSER}@127.0.0.1:{self.port}/{database}"

    @property
    def is_running(self) -> bool:
        """Whether the server's process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Create the data folder if it is new, start the server and wait until it answers.

        Raises:
            DatabaseUnavailable: with the end of the server's log.
        """
        if not (self._folder / "PG_VERSION").exists():
            self._create()
        deadline = time.monotonic() + START_TIMEOUT_S
        while True:
            self._spawn()
            if self._answers_before(deadline):
                return
            # After a kill the old postmaster's children may hold the shared memory for a moment.
            if time.monotonic() > deadline or "lock file" not in self._log_end():
                raise DatabaseUnavailable(f"PostgreSQL did not start: {self._log_end()}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End it in order (fast shutdown) and wait."""
        if self._process is not None and self.is_running:
            self._process.send_signal(2)
            self._process.wait(timeout=START_TIMEOUT_S)

    def kill(self) -> None:
        """End the postmaster at once; its children notice and follow."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=START_TIMEOUT_S)

    def _create(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        options = ["-D", str(self._folder), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"]
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"]
        sync = [] if self._is_durable else ["--no-sync"]
        command = without_root([str(self._binaries / "initdb"), *options, *locale, *sync])
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise DatabaseUnavailable(f"initdb failed: {answer.stderr.strip()[-500:]}")
        settings = {
            "shared_preload_libraries": "'timescaledb'",
            "timescaledb.telemetry_level": "off",
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": "''",
            "max_connections": "60",
            "shared_buffers": "'64MB'",
        }
        if not self._is_durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        with (self._folder / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def _spawn(self) -> None:
        command = [str(self._binaries / "postgres"), "-D", str(self._folder), "-p", str(self.port)]
        with self._log_path.open("ab") as log:
            self._process = subprocess.Popen(without_root(command), stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def _answers_before(self, deadline: float) -> bool:
        ready = [str(self._binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while self.is_running and time.monotonic() < deadline:
            if subprocess.run(ready, check=False).returncode == 0:
                return True
            time.sleep(0.05)
        return False

    @property
    def _log_path(self) -> Path:
        return self._folder.with_name(self._folder.name + ".log")

    def _log_end(self) -> str:
        return self._log_path.read_text(errors="replace")[-500:] if self._log_path.exists() else ""


@contextmanager
def running_server(folder: Path, *, is_durable: bool = True) -> Iterator[DatabaseServer]:
    """Run a server as long as the block lasts."""
    server = DatabaseServer(folder, is_durable=is_durable)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
