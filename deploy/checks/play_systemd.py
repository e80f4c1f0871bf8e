"""Plays systemd's part in a root that has none: starts what a unit's ExecStart says, as whom and where it says.

Copied into the root as /usr/local/bin/systemctl by `install_walk`; standard library alone, nothing else is there.
"""

import os
import pwd
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
STATE = Path("/run/played")
LOGS = Path("/var/log/played")
READY_S = 60


def main(words: list[str]) -> int:
    """Obey one command line of systemctl."""
    names = [word for word in words if not word.startswith("-")]
    if not names or names[0] == "daemon-reload":
        return 0
    verb, units = names[0], names[1:]
    for folder in (STATE, LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    for unit in units:
        if verb in {"start", "restart"} or (verb == "enable" and "--now" in words):
            start(unit)
        elif verb == "reload":
            os.kill(int((STATE / unit).read_text()), signal.SIGHUP)
    return 0


def start(unit: str) -> None:
    """Start a unit and what it wants; one that runs already is left alone."""
    if unit.startswith("postgresql@"):
        version, _, cluster = unit.removeprefix("postgresql@").partition("-")
        subprocess.run(["pg_ctlcluster", version, cluster, "restart"], check=True)
        return
    name = unit if "." in unit else f"{unit}.service"
    said = read(name)
    for needed in [*values(said, "Requires"), *values(said, "Wants")]:
        if needed.startswith("mafundi-"):
            start(needed)
    if is_running(unit):
        return
    print(f"· {unit}", flush=True)
    if name.endswith(".path"):
        watch(unit, Path(values(said, "PathChanged")[0]), f"{unit.removesuffix('.path')}.service")
    elif name.endswith(".service"):
        run(unit, said)


def run(unit: str, said: dict[str, list[str]]) -> None:
    """Run the unit's commands as its user, in its folder, with its environment."""
    user = pwd.getpwnam(values(said, "User")[0]) if "User" in said else pwd.getpwuid(0)
    for folder in values(said, "StateDirectory"):
        path = Path("/var/lib") / folder
        path.mkdir(mode=0o700, exist_ok=True)
        os.chown(path, user.pw_uid, user.pw_gid)
    environment = {"PATH": os.environ["PATH"], "HOME": user.pw_dir, "LANG": "C.UTF-8"}
    environment |= dict(pair.split("=", 1) for pair in said.get("Environment", []))
    for file in values(said, "EnvironmentFile"):
        environment |= dict(line.split("=", 1) for line in Path(file).read_text().splitlines() if "=" in line)
    kind = values(said, "Type")[0] if "Type" in said else "simple"
    where = values(said, "WorkingDirectory")[0] if "WorkingDirectory" in said else "/"
    for command in said["ExecStart"]:
        as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--init-groups"]
        line = [*as_user, *shlex.split(command.replace("/usr/bin/systemctl ", f"{sys.argv[0]} "))]
        if kind == "oneshot":
            subprocess.run(line, env=environment, cwd=where, check=True)
            (STATE / unit).write_text("0")
        else:
            stay(unit, line, environment, where, is_told=kind == "notify" and unit.startswith("mafundi"))


def stay(unit: str, line: list[str], environment: dict[str, str], where: str, *, is_told: bool) -> None:
    """Leave a program running; where it says that it is ready, wait for that."""
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    address = STATE / f"{unit}.notify"
    if is_told:
        address.unlink(missing_ok=True)
        told.bind(str(address))
        address.chmod(0o777)
        told.settimeout(READY_S)
        environment = {**environment, "NOTIFY_SOCKET": str(address)}
    with (LOGS / f"{unit}.log").open("ab") as log:
        program = subprocess.Popen(
            line, env=environment, cwd=where, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
    (STATE / unit).write_text(str(program.pid))
    if is_told:
        while told.recv(4096) != b"READY=1":
            pass
        return
    time.sleep(1)
    if program.poll() is not None:
        sys.exit(f"{unit} ended at once: {(LOGS / f'{unit}.log').read_text()[-2000:]}")


def watch(unit: str, file: Path, then: str) -> None:
    """Start a service whenever a file changes, in a process of its own."""
    if (child := os.fork()) > 0:
        (STATE / unit).write_text(str(child))
        return
    os.setsid()
    seen = mark(file)
    while True:
        time.sleep(0.2)
        if mark(file) != seen:
            seen = mark(file)
            run(then, read(then))


def mark(file: Path) -> tuple[int, int] | None:
    """Return what changes when a file does."""
    try:
        return file.stat().st_ino, file.stat().st_mtime_ns
    except OSError:
        return None


def read(name: str) -> dict[str, list[str]]:
    """Return a unit's keys with all their values; an empty value takes back the earlier ones."""
    said: dict[str, list[str]] = {}
    for file in [UNITS / name, *sorted((UNITS / f"{name}.d").glob("*.conf"))]:
        for line in file.read_text().splitlines() if file.exists() else []:
            key, separator, value = line.partition("=")
            if separator and not line.startswith("#"):
                said[key] = [*said.get(key, []), value] if value else []
    return said


def values(said: dict[str, list[str]], key: str) -> list[str]:
    """Return the words of a key."""
    return [word for line in said.get(key, []) for word in line.split()]


def is_running(unit: str) -> bool:
    """Tell whether a unit was started and still lives; a oneshot that was run counts."""
    try:
        process_id = int((STATE / unit).read_text())
        if process_id:
            os.kill(process_id, 0)
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
