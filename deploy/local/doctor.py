"""What this machine has and lacks, each finding with what to do."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deploy.local.authority import ServerCertificate
from deploy.local.certificates import AuthorityUnreadable, CertificateFolder
from deploy.local.embedded_postgres import embedded_binaries
from deploy.local.lan import FOLDER, HTTPS_PORT
from deploy.local.network import Presence, look_around
from deploy.local.service import HTTP_PORT
from deploy.local.state import can_be_listened_on, is_free, ports_in
from deploy.postgres_server import DatabaseUnavailable

LEAST_DISK_BYTES: Final = 2 * 1024**3
EARLIEST_BELIEVABLE: Final = datetime(2026, 1, 1, tzinfo=UTC)
OLDEST_PYTHON: Final = (3, 11)
RENEWED_BY_ITSELF: Final = "it is renewed by itself while `mafundi run --lan` runs"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    found: str
    is_fine: bool
    advice: str = ""


def examine(data_folder: Path) -> list[Finding]:
    """Return what was found."""
    now = datetime.now(UTC)
    machine = [_python(), _console(), _disk(data_folder), _clock(now), _database(), _broker(), _port()]
    return machine + phones_of_the_lan(data_folder, here=look_around(), now=now)


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


def _clock(now: datetime) -> Finding:
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


def phones_of_the_lan(data_folder: Path, *, here: Presence, now: datetime) -> list[Finding]:
    """Return how it stands with HTTPS for phones: authority, certificate, the addresses it holds, the port."""
    files = CertificateFolder(data_folder / FOLDER)
    try:
        authority = files.authority()
    except AuthorityUnreadable as error:
        return [Finding("phones", "the certificate authority is damaged", is_fine=False, advice=str(error))]
    if authority is None:
        return [Finding("phones", "never let in", is_fine=True, advice="to let them in: mafundi run --lan")]
    is_ending = authority.is_ending(now=now)
    advice = "the next `mafundi run --lan` makes another one, which every phone must trust" if is_ending else ""
    trusted = Finding("phones' authority", f"until {authority.ends_at:%Y-%m-%d}", not is_ending, advice)
    certificate = files.certificate()
    if certificate is None:
        return [trusted, Finding("phones' certificate", "none", is_fine=False, advice=RENEWED_BY_ITSELF)]
    is_good = certificate.is_good(authority, presence=here, now=now)
    shown = Finding("phones' certificate", _held(certificate), is_good, "" if is_good else RENEWED_BY_ITSELF)
    return [trusted, shown, _https_port(data_folder)]


def _held(certificate: ServerCertificate) -> str:
    names = (*certificate.holds.names, *map(str, certificate.holds.addresses))
    return f"until {certificate.ends_at:%Y-%m-%d} for {', '.join(names)}"


def _https_port(data_folder: Path) -> Finding:
    port = ports_in(data_folder).get("https", HTTPS_PORT)
    state = "free" if can_be_listened_on(port) else "in use"
    return Finding("phones' port", f"{port} is {state}", is_fine=True, advice="a firewall must let it in")
