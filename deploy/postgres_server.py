"""A PostgreSQL server of one's own: made, started, killed and started again as a child process."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Final

SUPERUSER: Final = "postgres"
START_TIMEOUT_S: Final = 30.0
POLL_S: Final = 0.05
INTERRUPT: Final = 2
LOG_TAIL_CHARACTERS: Final = 500


class DatabaseUnavailable(RuntimeError):
    """The server could not be installed or started; the text says why and what to do."""


def as_another_than_root(command: list[str]) -> list[str]:
    """Return a command that PostgreSQL accepts: it refuses to run as root, and it must not outlive its parent.

    In a user namespace of its own, root is mapped to an ordinary user and keeps access to its files.
    """
    tied = ["setpriv", "--pdeathsig", "INT", *command]
    if os.geteuid() != 0:
        return tied
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000", *tied]


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class PostgresServer:
    """One server over one data folder, on 127.0.0.1 alone. `kill` is a power cut for it, `start` recovers from it."""

    def __init__(
        self,
        binaries: Path,
        folder: Path,
        *,
        port: int | None = None,
        password: str | None = None,
        settings: dict[str, str] | None = None,
        is_durable: bool = True,
    ) -> None:
        self.port = port or free_port()
        self._binaries = binaries
        self._folder = folder
        self._password = password
        self._settings = settings or {}
        self._is_durable = is_durable
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The superuser's address of the `postgres` database."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """Return the superuser's address of a database."""
        login = SUPERUSER if self._password is None else f"{SUPERUSER}:{self._password}"
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    @property
    def pid(self) -> int:
        """The process id; 0 before the first start."""
        return 0 if self._process is None else self._process.pid

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
            # After a kill the old server's children may hold its memory for a moment.
            if time.monotonic() > deadline or not any(
                sign in self._log_end() for sign in ("lock file", "shared memory block")
            ):
                raise DatabaseUnavailable(f"PostgreSQL did not start: {self._log_end()}")
            time.sleep(POLL_S)

    def stop(self) -> None:
        """End it in order (fast shutdown) and wait."""
        if self._process is not None and self.is_running:
            self._process.send_signal(INTERRUPT)
            self._process.wait(timeout=START_TIMEOUT_S)

    def kill(self) -> None:
        """End the server's first process at once; the others notice and follow."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=START_TIMEOUT_S)

    def _create(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        password_file = self._folder.with_name(self._folder.name + ".password")
        how = ["-A", "trust"]
        if self._password is not None:
            password_file.touch(mode=0o600)
            password_file.write_text(self._password)
            how = ["-A", "scram-sha-256", "--pwfile", str(password_file)]
        options = ["-D", str(self._folder), "-U", SUPERUSER, "-E", "UTF8", "--no-instructions", *how]
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8"]
        sync = [] if self._is_durable else ["--no-sync"]
        command = as_another_than_root([str(self._binaries / "initdb"), *options, *locale, *sync])
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        password_file.unlink(missing_ok=True)
        if answer.returncode != 0:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise DatabaseUnavailable(f"initdb failed: {answer.stderr.strip()[-LOG_TAIL_CHARACTERS:]}")
        settings = {
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": "''",
            "max_connections": "60",
            "shared_buffers": "'64MB'",
            **self._settings,
        }
        if not self._is_durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        with (self._folder / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def _spawn(self) -> None:
        command = [str(self._binaries / "postgres"), "-D", str(self._folder), "-p", str(self.port)]
        with self._log_path.open("ab") as log:
            self._process = subprocess.Popen(
                as_another_than_root(command), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def _answers_before(self, deadline: float) -> bool:
        ready = [str(self._binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while self.is_running and time.monotonic() < deadline:
            if subprocess.run(ready, check=False).returncode == 0:
                return True
            time.sleep(POLL_S)
        return False

    @property
    def _log_path(self) -> Path:
        return self._folder.with_name(self._folder.name + ".log")

    def _log_end(self) -> str:
        return self._log_path.read_text(errors="replace")[-LOG_TAIL_CHARACTERS:] if self._log_path.exists() else ""
