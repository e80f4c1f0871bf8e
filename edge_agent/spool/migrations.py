"""An older spool is brought to the present schema in numbered steps, each one transaction with its version.

The version stands in the header (`user_version`) and in the memo `schema`; the first schema had no memo. A step is
never changed once it was released: `tests/edge_agent/spool/test_migrations.py` makes old files by the old statements.
"""

import sqlite3
from collections.abc import Callable
from typing import Final

from edge_agent.spool.checksums import write_missing_checksums
from edge_agent.spool.schema import SCHEMA_MEMO, SCHEMA_VERSION, VERSION_2, SpoolDamaged, SpoolTooNew


def migrate(connection: sqlite3.Connection) -> int:
    """Bring the file to the present schema and return which one it had.

    Raises:
        SpoolTooNew: a newer program made it.
        SpoolDamaged: it does not say which version it is.
    """
    found = version_of(connection)
    if found > SCHEMA_VERSION:
        raise SpoolTooNew(
            f"the spool was made by a newer edge agent (its version is {found}, this program knows up to"
            f" {SCHEMA_VERSION}); install that version again, or name another [data] folder: this one is left as it is"
        )
    for version in range(found, SCHEMA_VERSION):
        STEPS[version](connection)
    return found


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version that header and memo agree on.

    Raises:
        SpoolDamaged: they do not agree, and not both are of the future.
    """
    (header,) = connection.execute("PRAGMA user_version").fetchone()
    row = connection.execute("SELECT value FROM memo WHERE key = ?", (SCHEMA_MEMO,)).fetchone()
    told = 1 if row is None else int(row[0])
    if header == told or min(header, told) > SCHEMA_VERSION:
        return int(header)
    raise SpoolDamaged(f"its header says version {header}, its memo {told}")


def _from_1_to_2(connection: sqlite3.Connection) -> None:
    connection.executescript(f"BEGIN IMMEDIATE;{VERSION_2}")
    try:
        write_missing_checksums(connection)
        connection.execute("PRAGMA user_version = 2")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


STEPS: Final[dict[int, Callable[[sqlite3.Connection], None]]] = {1: _from_1_to_2}
"""From which version to the next one."""
