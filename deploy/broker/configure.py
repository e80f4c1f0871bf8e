"""Writes what mosquitto needs for real use: its configuration with TLS, the access rules, the service's own account.

Edge agents come in by TLS, each as its own id alone; the service itself by a listener of this machine, where several
of its programs may share an account. The limits stand in `mosquitto.conf` beside this file and hold everywhere.
"""

import re
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
HOST: Final = "mafundi-host"
OWN_PORT: Final = 1883
TLS_PORT: Final = 8883
LISTENER: Final = re.compile(r"^listener @PORT@ .*$", re.MULTILINE)
PASSWORD_BYTES: Final = 24
MOSQUITTO: Final = "mosquitto"


class CannotConfigure(RuntimeError):
    """What is missing, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerPlan:
    """Where the broker's files lie and how edge agents come in.

    `accounts`: the file that the service writes; its copy in `folder` is the one mosquitto reads. With
    `client_authority` an edge agent needs a certificate of it whose common name is its id, and no password.
    """

    folder: Path
    data: Path
    accounts: Path
    certificate: Path
    key: Path
    client_authority: Path | None = None
    address: str = "0.0.0.0"  # noqa: S104  # edge agents are elsewhere; they come by TLS alone
    port: int = TLS_PORT
    own_address: str = "127.0.0.1"
    own_port: int = OWN_PORT


def configuration(plan: BrokerPlan) -> str:
    """Return mosquitto.conf."""
    text = (HERE / "mosquitto.conf").read_text()
    text = LISTENER.sub(lambda _: _listeners(plan), text)
    text = text.replace("@FOLDER@/mosquitto.pid", f"{plan.data}/mosquitto.pid").replace("@FOLDER@", str(plan.folder))
    return text.replace(
        "persistence false",
        "# Sessions and what waits in them outlast a restart; what a broker loses is sent again anyway.\n"
        f"persistence true\npersistence_location {plan.data}/\nautosave_interval 60",
    )


def write(plan: BrokerPlan) -> str | None:
    """Write all files and return the service's new password; None if its account is there already.

    Raises:
        CannotConfigure: a certificate is missing, or mosquitto's own tool is.
    """
    for file in filter(None, (plan.certificate, plan.key, plan.client_authority)):
        if not file.is_file():
            raise CannotConfigure(f"{file} is not there; make or copy it first")
    for folder in (plan.folder, plan.data, plan.accounts.parent):
        folder.mkdir(parents=True, exist_ok=True)
    _write(plan.folder / "mosquitto.conf", configuration(plan))
    _write(plan.folder / "acl", (HERE / "acl").read_text())
    password = _own_account(plan.accounts)
    _write(plan.folder / "passwords", plan.accounts.read_text())
    return password


def _listeners(plan: BrokerPlan) -> str:
    lines = [
        "# The service's own programs.",
        f"listener {plan.own_port} {plan.own_address}",
        "",
        "# Edge agents: TLS, and each is its own user name, so that nobody can push another one off the line.",
        f"listener {plan.port} {plan.address}",
        f"certfile {plan.certificate}",
        f"keyfile {plan.key}",
        "tls_version tlsv1.2",
        "use_username_as_clientid true",
    ]
    if plan.client_authority is not None:
        lines += [f"cafile {plan.client_authority}", "require_certificate true", "use_identity_as_username true"]
    return "\n".join(lines)


def _own_account(accounts: Path) -> str | None:
    if accounts.exists() and any(line.startswith(f"{HOST}:") for line in accounts.read_text().splitlines()):
        return None
    tool = shutil.which("mosquitto_passwd")
    if tool is None:
        raise CannotConfigure("mosquitto_passwd is not there; install mosquitto first (apt-get install mosquitto)")
    if not accounts.exists():
        accounts.touch(mode=0o600)
        _give_to_owner_of(accounts.parent, accounts)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    # The tool takes a password as an argument alone; it is on the machine's list of processes for a moment.
    subprocess.run([tool, "-b", str(accounts), HOST, password], check=True, capture_output=True)
    _give_to_owner_of(accounts.parent, accounts)
    return password


def _write(file: Path, content: str) -> None:
    """Write for mosquitto alone, whose user is not ours."""
    file.touch(mode=0o600)
    file.write_text(content)
    try:
        shutil.chown(file, user=MOSQUITTO, group=MOSQUITTO)
    except (LookupError, PermissionError):
        return  # a machine without that user, or we are it


def _give_to_owner_of(folder: Path, file: Path) -> None:
    owner = folder.stat()
    shutil.chown(file, user=owner.st_uid, group=owner.st_gid)
