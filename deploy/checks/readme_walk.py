"""A stranger's first hour: a fresh clone, an empty home, nothing but the README, its commands as they stand there."""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
BLOCK: Final = re.compile(r"^```bash\n(.*?)^```", re.MULTILINE | re.DOTALL)
LONGEST_START_S: Final = 120.0
LONGEST_TO_ORDER_S: Final = 60.0
LONGEST_TO_CASH_S: Final = 180.0
LONGEST_END_S: Final = 40.0


class NotAsTheReadmeSays(AssertionError):
    """A command of the README did not do what it promises."""


class Running:
    """`make run` in a terminal of its own; what it prints is kept."""

    def __init__(self, folder: Path, log: Path, environment: dict[str, str]) -> None:
        self._log = log
        self.started_at_s = time.monotonic()
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                ["make", "run"], cwd=folder, stdout=out, stderr=out, env=environment, start_new_session=True
            )

    def seconds_until(self, text: str, *, timeout_s: float) -> float:
        """Return how long after the start the terminal shows a text.

        Raises:
            NotAsTheReadmeSays.
        """
        self._wait(lambda: text in self._log.read_text(errors="replace"), f"{text!r} is not shown", timeout_s)
        return time.monotonic() - self.started_at_s

    def end(self) -> float:
        """Press Ctrl-C and return how long the end takes.

        Raises:
            NotAsTheReadmeSays.
        """
        asked_at_s = time.monotonic()
        os.killpg(self._process.pid, signal.SIGINT)
        self._wait(lambda: self._process.poll() is not None, "it does not end on Ctrl-C", LONGEST_END_S)
        return time.monotonic() - asked_at_s

    def _wait(self, is_so: Callable[[], bool], otherwise: str, timeout_s: float) -> None:
        deadline = time.monotonic() + timeout_s
        while not is_so():
            if time.monotonic() > deadline:
                raise NotAsTheReadmeSays(f"{otherwise} within {timeout_s:.0f} s:\n{self._log.read_text()[-2000:]}")
            time.sleep(0.2)


def environment_of_a_stranger(folder: Path) -> dict[str, str]:
    """Return this environment with an empty home, without our settings; what was downloaded before stays at hand."""
    home = folder / "home"
    home.mkdir()
    caches = {"UV_CACHE_DIR": Path.home() / ".cache" / "uv", "npm_config_cache": Path.home() / ".npm"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAFUNDI", "VIRTUAL", "XDG"))}
    return {**{name: str(cache) for name, cache in caches.items()}, **kept, "HOME": str(home)}


def commands_of(readme: Path) -> list[str]:
    """Return the README's commands in their order."""
    return [line for block in BLOCK.findall(readme.read_text()) for line in block.splitlines() if line.strip()]


def walk(folder: Path, *, with_tests: bool) -> dict[str, float]:
    """Clone, and do what the README says; return the seconds each step took."""
    clone = folder / "mafundi"
    environment = environment_of_a_stranger(folder)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    took: dict[str, float] = {}
    for command in commands_of(clone / "README.md"):
        if command == "make run":
            took |= _run_twice(clone, folder, environment)
        elif command != "make test" or with_tests:
            started = time.monotonic()
            subprocess.run(command, shell=True, cwd=clone, env=environment, check=True)  # noqa: S602  # the README's own words
            took[command] = time.monotonic() - started
    return took


def _run_twice(clone: Path, folder: Path, environment: dict[str, str]) -> dict[str, float]:
    first = Running(clone, folder / "first.log", environment)
    took = {"first start": first.seconds_until("Mafundi runs at", timeout_s=LONGEST_START_S)}
    took["first order after the start"] = (
        first.seconds_until("WORK ORDER opened", timeout_s=LONGEST_TO_ORDER_S) - took["first start"]
    )
    took["cash after the start"] = (
        first.seconds_until("INVOICE PAID", timeout_s=LONGEST_TO_CASH_S) - took["first start"]
    )
    took["end"] = first.end()
    second = Running(clone, folder / "second.log", environment)
    took["second start"] = second.seconds_until("Mafundi runs at", timeout_s=LONGEST_START_S)
    second.end()
    return took


def main() -> int:
    """Walk, and print the figures as JSON in the last line."""
    parser = argparse.ArgumentParser(description="Do what the README says, as a stranger would.")
    parser.add_argument("--with-tests", action="store_true", help="also run `make test`, which takes minutes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mafundi-walk-") as folder:
        try:
            took = walk(Path(folder), with_tests=arguments.with_tests)
        except (NotAsTheReadmeSays, subprocess.CalledProcessError) as error:
            print(error)
            return 1
    print(json.dumps({name: round(seconds, 1) for name, seconds in took.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
