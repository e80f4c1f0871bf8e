"""Writes what mosquitto needs for real use: its configuration with TLS, the access rules, the service's own account.

    mafundi configure-broker --folder /etc/mosquitto/mafundi --certificate server.pem

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


class CannotConfigure(RuntimeError):
    """What is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class BrokerPlan:
    """Where the broker's files lie and how edge agents come in.

    `client_authority`: edge agents then need a certificate of it whose common name is their id, and no password.
    """

    folder: Path
    data: Path
    certificate: Path
    key: Path
    client_authority: Path | None = None
    address: str = "0.0.0.0"  # noqa: S104  # edge agents are elsewhere; they come by TLS alone
    port: int = TLS_PORT
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


def _listeners(plan: BrokerPlan) -> str:
    lines = [
        "# The service's own programs, on this machine.",
        f"listener {plan.own_port} 127.0.0.1",
        "",
        "# Edge agents: TLS, and each is its own user name, so that nobody can push another one off the line.",
        f"listener {plan.port} {plan.address}",
        f"certfile {plan.certificate}",
        f"keyfile {plan.key}",
        "tls_version tlsv1.2",
        "use_username_as_clientid true",
    ]
    if plan.client_authority is not None:
        lines += [
            f"cafile {plan.client_authority}",
            "require_certificate true",
            "use_identity_as_username true",
        ]
    return "\n".join(lines)


def write(plan: BrokerPlan) -> str | None:
    """Write all files and return the service's new password; None if its account is there already.

    Raises:
        CannotConfigure: a certificate is missing, or mosquitto's own tools are.
    """
    for file in filter(None, (plan.certificate, plan.key, plan.client_authority)):
        if not file.is_file():
            raise CannotConfigure(f"{file} is not there; make or copy it first")
    plan.folder.mkdir(parents=True, exist_ok=True)
    plan.data.mkdir(parents=True, exist_ok=True)
    (plan.folder / "mosquitto.conf").write_text(configuration(plan))
    _write_private(plan.folder / "acl", (HERE / "acl").read_text())
    return _own_account(plan.folder / "passwords")


def _own_account(passwords: Path) -> str | None:
    if passwords.exists() and any(line.startswith(f"{HOST}:") for line in passwords.read_text().splitlines()):
        return None
    tool = shutil.which("mosquitto_passwd")
    if tool is None:
        raise CannotConfigure("mosquitto_passwd is not there; install mosquitto first (apt-get install mosquitto)")
    if not passwords.exists():
        _write_private(passwords, "")
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    # The tool takes a password as an argument alone; it is on the machine's list of processes for a moment.
    subprocess.run([tool, "-b", str(passwords), HOST, password], check=True, capture_output=True)
    return password


def _write_private(file: Path, content: str) -> None:
    file.touch(mode=0o640)
    file.write_text(content)
