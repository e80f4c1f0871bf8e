"""Our programs as children: started in order, restarted when they fall, ended in the opposite order by pid."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

FIRST_PAUSE_S: Final = 1.0
LONGEST_PAUSE_S: Final = 30.0
STEADY_AFTER_S: Final = 60.0
STOP_TIMEOUT_S: Final = 12.0

Say = Callable[[str], None]


class Child:
    """One program; its output goes to a log file beside the data."""

    def __init__(
        self, name: str, command: Sequence[str], *, log_folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self._command = tied_to_parent(list(command))
        self._log = log_folder / f"{name}.log"
        self._environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._pause_s = FIRST_PAUSE_S
        self._started_at_s = 0.0
        self._start_again_at_s: float | None = None

    @property
    def pid(self) -> int:
        """The process id; 0 before the first start."""
        return 0 if self._process is None else self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it; Ctrl-C at the terminal does not reach it, so that we decide the order of the end."""
        self._started_at_s = time.monotonic()
        self._start_again_at_s = None
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=self._environment,
                start_new_session=True,
            )

    def look_after(self, say: Say) -> None:
        """Start it again, after a growing pause, if it has fallen."""
        now_s = time.monotonic()
        if self.is_running:
            if now_s - self._started_at_s > STEADY_AFTER_S:
                self._pause_s = FIRST_PAUSE_S
            return
        if self._start_again_at_s is None:
            code = None if self._process is None else self._process.returncode
            say(f"{self.name} ended (exit code {code}); starting it again in {self._pause_s:.0f} s; see {self._log}")
            self._start_again_at_s = now_s + self._pause_s
            self._pause_s = min(self._pause_s * 2, LONGEST_PAUSE_S)
        elif now_s >= self._start_again_at_s:
            self.start()

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        if self._process is None:
            return
        if self.is_running:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def log_end(self) -> str:
        """Return the last lines it wrote."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-15:])


class ChildFailed(RuntimeError):
    """A program did not come up; the text carries what it said."""


def wait_until(what: str, is_so: Callable[[], bool], *, child: Child, timeout_s: float) -> None:
    """Wait for a child to be ready.

    Raises:
        ChildFailed: it ended, or took too long.
    """
    deadline = time.monotonic() + timeout_s
    while not is_so():
        if not child.is_running or time.monotonic() > deadline:
            raise ChildFailed(f"{child.name} is not ready ({what}):\n{child.log_end()}")
        time.sleep(0.1)


def tied_to_parent(command: list[str]) -> list[str]:
    """Return a command whose process ends when we do, however we end."""
    setpriv = shutil.which("setpriv")
    return command if setpriv is None else [setpriv, "--pdeathsig", "TERM", *command]
