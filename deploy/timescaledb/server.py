"""A PostgreSQL 17 + TimescaleDB server of one's own, from Debian's packages unpacked into a cache."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deploy.postgres_server import DatabaseUnavailable, PostgresServer

INSTALLER: Final = Path(__file__).with_name("install.sh")
SETTINGS: Final = {
    "shared_preload_libraries": "'timescaledb'",
    "timescaledb.telemetry_level": "off",
    "jit": "off",  # its compiler is left out of the packages that are unpacked
}
LOG_TAIL_CHARACTERS: Final = 500


def installed_binaries() -> Path:
    """Return the folder of PostgreSQL's programs, unpacking them on first use (`install.sh`).

    Raises:
        DatabaseUnavailable: this machine cannot fetch or run them.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mafundi" / "timescaledb"
    if not (cache / "complete").exists():
        answer = subprocess.run(["bash", str(INSTALLER), str(cache)], capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            said = answer.stderr.strip()[-LOG_TAIL_CHARACTERS:]
            raise DatabaseUnavailable(f"TimescaleDB could not be installed: {said}")
    return cache / "root/usr/lib/postgresql/17/bin"


def timescale_server(folder: Path, *, is_durable: bool = True, port: int | None = None) -> PostgresServer:
    """Return a server that is not started yet; anybody on this machine may connect to it."""
    return PostgresServer(installed_binaries(), folder, port=port, settings=SETTINGS, is_durable=is_durable)


@contextmanager
def running_server(folder: Path, *, is_durable: bool = True) -> Iterator[PostgresServer]:
    """Run a server as long as the block lasts."""
    server = timescale_server(folder, is_durable=is_durable)
    server.start()
    try:
        yield server
    finally:
        server.stop()
