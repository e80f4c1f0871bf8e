"""Walks docs/install.md line by line on an empty Debian root; what systemd would start is started by its ExecStart.

    python -m deploy.checks.install_walk [--root FOLDER]

The root is made with debootstrap from the mirror that this machine itself uses, and lives in namespaces of its own:
all that runs in it ends with the walk. It shares this machine's network; its ports must be free.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from deploy.bootstrap import node_environment

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = ROOT / "docs" / "install.md"
BLOCK: Final = re.compile(r"^```bash\n(.*?)^```|^<!-- here the walk enrols (.*?) -->", re.MULTILINE | re.DOTALL)
NAME: Final = "mafundi.example.org"
SUITE: Final = "trixie"
HEAD: Final = """set -eu
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 HOME=/root
cd /root
"""
ENROL: Final = """
import http.cookiejar, json, shutil, urllib.request
jar = http.cookiejar.CookieJar()
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
token = ""
def ask(method, path, body=None):
    headers = {"Content-Type": "application/json", "Origin": "http://127.0.0.1:8470", "X-CSRF-Token": token}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request("http://127.0.0.1:8470/api/v1" + path, data, headers, method=method)
    return json.loads(opener.open(request, timeout=30).read())
session = ask("POST", "/session", {"email": "amina@example.org", "password": "please change this one"})
token = session["csrf_token"]
"""
ENROLLED: Final = (
    ENROL
    + """
made = ask("POST", "/gateways", {"branch_id": session["branches"][0]["id"], "name": "Pump house"})
open("edge.toml", "w").write(made["edge_toml"])
open("https.toml", "w").write(made["edge_toml_https"])
shutil.copy("/etc/mafundi/authority.pem", "authority.pem")
"""
)
AFTER: Final = (
    """
sed -i 's|^# ca_file = .*|ca_file = "/etc/mafundi/authority.pem"|; s|^folder = .*|folder = "/tmp/https-way"|' https.toml
/opt/mafundi/bin/mafundi-edge check --config https.toml
cat > /root/look.py <<'END'
"""
    + ENROL
    + """
import time
for _ in range(30):
    (gateway,) = ask("GET", "/gateways")["items"]
    if gateway["state"] == "online":
        break
    time.sleep(1)
print("the edge agent is", gateway["state"])
raise SystemExit(gateway["state"] != "online")
END
/usr/bin/python3 /root/look.py
echo WALKED
"""
)


class CannotWalk(RuntimeError):
    """What this machine lacks for it."""


def script_of(page: str) -> str:
    """Return the page's commands in their order as one script, and the steps a person takes between them."""
    parts = [HEAD]
    for match in BLOCK.finditer(page):
        if match[1] is None:
            parts.append(f"cat > /root/enrol.py <<'END'\n{ENROLLED}\nEND\n/usr/bin/python3 /root/enrol.py\n")
        else:
            parts += [
                f"echo '── {match[1].splitlines()[0][:60].replace(chr(39), '')}'\nset -x\n",
                match[1],
                "{ set +x; } 2>/dev/null\n",
            ]
    return "".join([*parts, AFTER])


def make_root(folder: Path) -> None:
    """Make a minimal Debian in a folder.

    Raises:
        CannotWalk: we are not root, or debootstrap or a mirror is missing.
    """
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        raise CannotWalk("this needs root and debootstrap (apt-get install debootstrap)")
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(ORIGIN)"]
    targets = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    mirrors = [line.split()[0] for line in targets if line.endswith(" Debian") and "security" not in line]
    if not mirrors:
        raise CannotWalk("no Debian mirror in this machine's apt sources")
    keyring = "--keyring=/usr/share/keyrings/debian-archive-keyring.gpg"
    subprocess.run(["debootstrap", "--variant=minbase", keyring, SUITE, str(folder), mirrors[0]], check=True)


def furnish(root: Path, wheel: Path) -> None:
    """Give the root this machine's way to its mirrors, the wheel, and somebody who plays systemd."""
    for file in Path("/etc/apt/apt.conf.d").glob("99*"):
        shutil.copy(file, root / "etc/apt/apt.conf.d")
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    (root / "etc/hosts").write_text(f"{Path('/etc/hosts').read_text()}\n127.0.0.1 {NAME}\n")
    shutil.copy("/etc/ssl/certs/ca-certificates.crt", root / "root/machine-authorities.pem")
    shutil.copy(wheel, root / "root")
    player = root / "usr/local/bin/systemctl"  # found before the real one, which a package may bring
    player.write_text("#!/usr/bin/python3\n" + (Path(__file__).with_name("play_systemd.py")).read_text())
    player.chmod(0o755)
    # Packages do not start their services: nobody is there who would.
    (root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (root / "usr/sbin/policy-rc.d").chmod(0o755)
    (root / "root/walk.sh").write_text(script_of(PAGE.read_text()))


def build_wheel(folder: Path) -> Path:
    """Return the wheel of this checkout."""
    command = [str(Path(sys.executable).with_name("uv")), "build", "--quiet", "--wheel", "--out-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=node_environment(), check=True)
    return next(folder.glob("mafundi-*.whl"))


def walk(root: Path) -> bool:
    """Run the page in its own namespaces and tell whether it came to its end."""
    inside = (
        'mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/run" && mkdir -p "$1/dev/shm"'
        ' && mount -t tmpfs tmpfs "$1/dev/shm" && exec chroot "$1" /bin/bash /root/walk.sh'
    )
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") and name != "PIP_FIND_LINKS"}
    environment = {**kept, "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
    environment |= {"PIP_CERT": "/root/machine-authorities.pem", "SSL_CERT_FILE": "/root/machine-authorities.pem"}
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", inside, "sh", str(root)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, errors="replace"
    ) as process:
        assert process.stdout is not None  # it is a pipe
        last = ""
        for line in process.stdout:
            print(line, end="", flush=True)
            last = line.strip() or last
        process.wait()
    return process.returncode == 0 and last == "WALKED"


def main() -> int:
    """Walk, and print the seconds it took as JSON in the last line."""
    parser = argparse.ArgumentParser(description="Do what docs/install.md says on an empty Debian.")
    parser.add_argument("--root", type=Path, help="a root that debootstrap has made; default: a new one, removed after")
    arguments = parser.parse_args()
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="mafundi-install-") as folder:
        root = arguments.root or Path(folder) / "root"
        try:
            began_s = time.monotonic()
            if arguments.root is None:
                make_root(root)
                took["debootstrap"] = time.monotonic() - began_s
            furnish(root, build_wheel(Path(folder)))
            began_s = time.monotonic()
            is_well = walk(root)
            took["page"] = time.monotonic() - began_s
        except CannotWalk as error:
            print(error)
            return 2
    print(json.dumps({"walked": is_well, **{name: round(seconds, 1) for name, seconds in took.items()}}))
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
