"""Runs the parts of `check`, `test` or `long` in order and ends with a table of budgets and one line of counts."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deploy.bootstrap import node_environment
from deploy.checks.machine import prepare

ROOT: Final = Path(__file__).resolve().parents[2]
PYTEST: Final = (sys.executable, "-m", "pytest", "-q", "--durations=5")
COUNTS: Final = re.compile(r"(\d+) (passed|failed|skipped|errors?)")
FAIL_AT_BUDGETS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """One command with the seconds it may take on two cores; at twice that it fails."""

    name: str
    command: Sequence[str]
    budget_s: int
    folder: Path = ROOT


CHECK: Final = (
    Part("format", (sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."), 3),
    Part("lint", (sys.executable, "-m", "ruff", "check", "--quiet", "."), 3),
    Part("types", (sys.executable, "-m", "mypy"), 40),
    Part("imports", (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"), 10),
    Part("fast tests", (*PYTEST, "tests/schemas", "tests/architecture", "tests/deploy", "-m", "not serial"), 30),
    Part("client drift", ("npm", "run", "--silent", "generate:check"), 15, ROOT / "cloud" / "console"),
    Part("console", ("npm", "run", "--silent", "check"), 40, ROOT / "cloud" / "console"),
)
TEST: Final = (
    *(part for part in CHECK if part.name != "fast tests"),
    Part(
        "tests side by side",
        (*PYTEST, "-n", "2", "tests", "-m", "not serial and not long",
         "--ignore=tests/journeys", "--ignore=tests/faults", "--ignore=tests/browser"),
        300,
    ),
    Part("tests one by one", (*PYTEST, "tests", "-m", "serial and not long", "--ignore=tests/journeys",
                              "--ignore=tests/faults", "--ignore=tests/browser"), 240),
    Part("faults", (*PYTEST, "tests/faults", "-m", "not long"), 180),
    Part("journeys", (*PYTEST, "tests/journeys", "-m", "not long"), 330),
    Part("browser", (*PYTEST, "tests/browser", "-m", "not long"), 240),
)  # fmt: skip
LONG: Final = (
    Part("README as a stranger", (sys.executable, "-m", "deploy.checks.readme_walk"), 300),
    Part("no station to spare", (*PYTEST, "tests/journeys", "-m", "long"), 400),
)
SETS: Final = {"check": CHECK, "test": TEST, "long": LONG}


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
    """Run the chosen set; the exit code is 0 if all is right and within twice its budget."""
    chosen = sys.argv[1] if len(sys.argv) > 1 else ""
    if chosen not in SETS:
        print(f"say which: {', '.join(SETS)}")
        return 2
    untested = [] if chosen == "check" else prepare()
    outcomes = [run(part) for part in SETS[chosen] if _exists(part)]
    for line in untested:
        print(line)
    _print_table(outcomes)
    is_right = all(outcome.is_right for outcome in outcomes) and not (untested and os.environ.get("CI"))
    print(f"{sum(o.passed for o in outcomes)} passed, {sum(o.failed for o in outcomes) + (not is_right)} failed")
    return 0 if is_right else 1


def run(part: Part) -> Outcome:
    """Run one part; its output is shown as it comes."""
    print(f"── {part.name}", flush=True)
    started = time.monotonic()
    environment = node_environment() if part.command[0] == "npm" else dict(os.environ)
    process = subprocess.Popen(
        part.command, cwd=part.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None  # it is a pipe
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    code = process.wait()
    took_s = time.monotonic() - started
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


def _print_table(outcomes: list[Outcome]) -> None:
    print(f"\n{'part':<22}{'budget':>8}{'took':>8}")
    for outcome in outcomes:
        remark = "" if outcome.took_s <= outcome.part.budget_s else "  over budget"
        remark += "" if outcome.is_right else "  FAILED"
        print(f"{outcome.part.name:<22}{outcome.part.budget_s:>7}s{outcome.took_s:>7.0f}s{remark}")
    print(f"{'all':<22}{'':>8}{sum(outcome.took_s for outcome in outcomes):>7.0f}s")


if __name__ == "__main__":
    sys.exit(main())
