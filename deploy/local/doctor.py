"""What this machine has and lacks, each finding with what to do."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deploy.local.embedded_postgres import embedded_binaries
from deploy.local.service import HTTP_PORT
from deploy.local.state import is_free
from deploy.postgres_server import DatabaseUnavailable

LEAST_DISK_BYTES: Final = 2 * 1024**3
EARLIEST_BELIEVABLE: Final = datetime(2026, 1, 1, tzinfo=UTC)
OLDEST_PYTHON: Final = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    found: str
    is_fine: bool
    advice: str = ""


def examine(data_folder: Path) -> list[Finding]:
    """Return what was found."""
    return [_python(), _console(), _disk(data_folder), _clock(), _database(), _broker(), _port()]


def _python() -> Finding:
    is_fine = sys.version_info >= OLDEST_PYTHON
    return Finding("Python", sys.version.split()[0], is_fine, "" if is_fine else "install Python 3.11 or newer")


def _console() -> Finding:
    built = Path(__file__).resolve().parents[2] / "cloud" / "static" / "index.html"
    advice = "" if built.exists() else "run: python3 deploy/bootstrap.py (needs Node 20 or newer, or brings its own)"
    return Finding("web console", "built" if built.exists() else "not built", built.exists(), advice)


def _disk(data_folder: Path) -> Finding:
    place = data_folder.resolve()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    advice = "" if free >= LEAST_DISK_BYTES else "free some space: readings need about 104 bytes each"
    return Finding("disk", f"{free / 1024**3:.1f} GiB free at {place}", free >= LEAST_DISK_BYTES, advice)


def _clock() -> Finding:
    now = datetime.now(UTC)
    is_fine = now > EARLIEST_BELIEVABLE
    return Finding("clock", f"{now:%Y-%m-%d %H:%M} UTC", is_fine, "" if is_fine else "set the clock, or install chrony")


def _database() -> Finding:
    try:
        binaries = embedded_binaries()
    except DatabaseUnavailable as error:
        return Finding("database", "none", is_fine=False, advice=str(error))
    answer = subprocess.run([str(binaries / "postgres"), "--version"], capture_output=True, text=True, check=False)
    return Finding("database", f"{answer.stdout.strip()}, embedded, without TimescaleDB", answer.returncode == 0)


def _broker() -> Finding:
    mosquitto = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    found = f"embedded (127.0.0.1 only){', mosquitto is installed too' if mosquitto else ''}"
    return Finding("broker", found, is_fine=True, advice="" if mosquitto else "for edges on other machines: mosquitto")


def _port() -> Finding:
    is_open = is_free(HTTP_PORT)
    return Finding("port", f"{HTTP_PORT} is {'free' if is_open else 'in use'}", is_fine=True)
