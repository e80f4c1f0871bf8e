"""Runs the parts of `check`, `test` or `long` and ends with a table of budgets and one line of counts.

What only reads the sources runs two at a time, one on each core; what starts programs or measures time runs alone.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deploy.bootstrap import node_environment
from deploy.checks.machine import prepare

ROOT: Final = Path(__file__).resolve().parents[2]
PYTEST: Final = (sys.executable, "-m", "pytest", "-q", "--durations=5")
COUNTS: Final = re.compile(r"(\d+) (passed|failed|skipped|errors?)")
FAIL_AT_BUDGETS: Final = 2.0
CORES: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One command with the seconds it may take on two cores; at twice that it fails."""

    name: str
    command: Sequence[str]
    budget_s: int
    folder: Path = ROOT
    is_alone: bool = True


def _beside(name: str, command: Sequence[str], budget_s: int, folder: Path = ROOT) -> Part:
    return Part(name, command, budget_s, folder, is_alone=False)


CONSOLE: Final = ROOT / "cloud" / "console"
CHECK: Final = (
    # The longest first: the short ones fill the other core.
    _beside("console", ("npm", "run", "--silent", "check"), 40, CONSOLE),
    _beside("types", (sys.executable, "-m", "mypy"), 40),
    _beside("client drift", ("npm", "run", "--silent", "generate:check"), 15, CONSOLE),
    _beside("fast tests", (*PYTEST, "tests/schemas", "tests/architecture", "tests/deploy", "-m", "not serial"), 30),
    _beside("imports", (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"), 10),
    _beside("format", (sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."), 3),
    _beside("lint", (sys.executable, "-m", "ruff", "check", "--quiet", "."), 3),
)
TEST: Final = (
    *(part for part in CHECK if part.name != "fast tests"),
    Part(
        "tests side by side",
        (*PYTEST, "-n", "2", "--dist", "worksteal", "tests", "-m", "not serial and not long",
         "--ignore=tests/journeys", "--ignore=tests/faults", "--ignore=tests/browser"),
        420,
    ),
    Part("tests one by one", (*PYTEST, "tests", "-m", "serial and not long", "--ignore=tests/journeys",
                              "--ignore=tests/faults", "--ignore=tests/browser"), 240),
    Part("faults", (*PYTEST, "tests/faults", "-m", "not long"), 260),
    # Journeys mostly wait for a machine to stay quiet; each file has a plant of its own.
    Part("journeys", (*PYTEST, "-n", "2", "--dist", "loadfile", "tests/journeys", "-m", "not long"), 360),
    # Screens mostly wait for each other; each of the two workers has a plant of its own.
    Part("browser", (*PYTEST, "-n", "2", "--dist", "loadfile", "tests/browser", "-m", "not serial and not long"), 400),
    Part("browser alone", (*PYTEST, "tests/browser", "-m", "serial and not long"), 90),
)  # fmt: skip
LONG: Final = (
    Part("README as a stranger", (sys.executable, "-m", "deploy.checks.readme_walk"), 420),
    Part("install page on an empty Debian", (sys.executable, "-m", "deploy.checks.install_walk"), 420),
    Part("killed a hundred times", (*PYTEST, "tests/edge_agent/test_service_manager.py", "-m", "long"), 300),
    Part("all faults of delivery", (*PYTEST, "tests/faults", "-m", "long"), 200),
    # Thirty seconds for each role; more with --seconds.
    Part("the API as each role", (sys.executable, "-m", "tests.bench.api_contract", "--seconds", "30"), 900),
    Part("no station to spare", (*PYTEST, "tests/journeys", "-m", "long"), 400),
)
SETS: Final = {"check": CHECK, "test": TEST, "long": LONG}
WHOLE_S: Final = {"check": 60, "test": 1500, "long": 2400}
"""What a whole set may take on two cores that nobody else uses."""
LIMIT_S: Final = {"check": 120, "test": 2400, "long": 3600}
"""A whole set that takes longer fails, though each of its parts be within twice its own budget."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a part went."""

    part: Part
    took_s: float
    is_right: bool
    passed: int
    failed: int
    skipped: int


def main() -> int:
    """Run the chosen set; the exit code is 0 if all is right and in time."""
    chosen = sys.argv[1] if len(sys.argv) > 1 else ""
    if chosen not in SETS:
        print(f"say which: {', '.join(SETS)}")
        return 2
    untested = [] if chosen == "check" else prepare()
    started = time.monotonic()
    parts = [part for part in SETS[chosen] if _exists(part)]
    with ThreadPoolExecutor(CORES) as pool:
        outcomes = list(pool.map(run, [part for part in parts if not part.is_alone]))
    outcomes += [run(part) for part in parts if part.is_alone]
    for line in untested:
        print(line)
    took_s = time.monotonic() - started
    is_in_time = took_s <= LIMIT_S[chosen]
    _print_table(outcomes, whole_s=WHOLE_S[chosen], took_s=took_s, is_in_time=is_in_time)
    is_tested = not (untested and os.environ.get("CI"))
    is_right = is_in_time and is_tested and all(outcome.is_right for outcome in outcomes)
    print(f"{sum(o.passed for o in outcomes)} passed, {sum(o.failed for o in outcomes) + (not is_right)} failed")
    return 0 if is_right else 1


def run(part: Part) -> Outcome:
    """Run one part; its output is shown as it comes, or at its end if another one runs beside it."""
    if part.is_alone:
        print(f"── {part.name}", flush=True)
    started = time.monotonic()
    environment = node_environment() if part.command[0] == "npm" else dict(os.environ)
    lines = []
    with subprocess.Popen(
        part.command, cwd=part.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None  # it is a pipe
        for line in process.stdout:
            if part.is_alone:
                print(line, end="", flush=True)
            lines.append(line)
        code = process.wait()
    took_s = time.monotonic() - started
    if not part.is_alone:
        print(f"── {part.name}\n{''.join(lines)}", end="", flush=True)
    found = {word.rstrip("s") if word.startswith("error") else word: int(n) for n, word in COUNTS.findall(_last(lines))}
    is_right = code == 0 and took_s <= FAIL_AT_BUDGETS * part.budget_s
    failed = found.get("failed", 0) + found.get("error", 0)
    return Outcome(part, took_s, is_right, found.get("passed", 0), failed, found.get("skipped", 0))


def _exists(part: Part) -> bool:
    """A set may name a folder that a source archive does not carry."""
    folders = [word for word in part.command if word.startswith("tests/")]
    return all((ROOT / folder).exists() for folder in folders)


def _last(lines: list[str]) -> str:
    return next((line for line in reversed(lines) if COUNTS.search(line)), "")


def _print_table(outcomes: list[Outcome], *, whole_s: int, took_s: float, is_in_time: bool) -> None:
    print(f"\n{'part':<22}{'budget':>8}{'took':>8}")
    for outcome in outcomes:
        remark = "" if outcome.took_s <= outcome.part.budget_s else "  over budget"
        remark += "" if outcome.is_right else "  FAILED"
        print(f"{outcome.part.name:<22}{outcome.part.budget_s:>7}s{outcome.took_s:>7.0f}s{remark}")
    remark = ("" if took_s <= whole_s else "  over budget") + ("" if is_in_time else "  FAILED")
    print(f"{'all':<22}{whole_s:>7}s{took_s:>7.0f}s{remark}")


if __name__ == "__main__":
    sys.exit(main())
