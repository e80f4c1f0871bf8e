"""What the proof needs of the machine: a broker, a browser, a database with TimescaleDB; fetched where we may."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from deploy.postgres_server import DatabaseUnavailable
from deploy.timescaledb.server import installed_binaries

PACKAGES: Final = {
    "mosquitto": ("/usr/sbin/mosquitto", "the MQTT broker of the wire tests"),
    "mosquitto-clients": ("/usr/bin/mosquitto_sub", "an independent MQTT client"),
    "strace": ("/usr/bin/strace", "the order of a sync and the acknowledgement after it"),
    "debootstrap": ("/usr/sbin/debootstrap", "the install page"),
    "docker-compose": ("/usr/bin/docker-compose", "the compose file"),
    "chromium": ("/usr/bin/chromium", "the browser tests"),
}


def prepare() -> list[str]:
    """Install what is missing, if we are root on Debian, and return one line for each thing that is not there."""
    missing = [name for name, (path, _) in PACKAGES.items() if not Path(path).exists()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"· installing {', '.join(missing)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        if subprocess.run(command, env=environment, capture_output=True, check=False).returncode != 0:
            subprocess.run(["apt-get", "update", "-qq"], env=environment, capture_output=True, check=False)
            subprocess.run(command, env=environment, capture_output=True, check=False)
        missing = [name for name, (path, _) in PACKAGES.items() if not Path(path).exists()]
    lines = [f"not tested here: {PACKAGES[name][1]} ({name} is not installed)" for name in missing]
    try:
        installed_binaries()
    except DatabaseUnavailable as error:
        lines.append(f"not tested here: everything on TimescaleDB ({error})")
    return lines
