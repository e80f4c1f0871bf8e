"""Real programs under test: started as processes, killed and started again by pid, their words kept for the report."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(what: str, answer: Callable[[], Answer | None], *, timeout_s: float, pause_s: float = 0.1) -> Answer:
    """Ask until there is an answer (nothing, False and an empty list are none), or fail naming what was waited for."""
    deadline = time.monotonic() + timeout_s
    while True:
        got = answer()
        if got:
            return got
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {timeout_s:g} s")
        time.sleep(pause_s)


class Program:
    """One program as a child process: `kill` is SIGKILL, `stop` is the polite way, `start` may follow either."""

    def __init__(
        self, name: str, command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.command = list(command)
        self.log_path = folder / f"{name}.log"
        self._environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._log_mark = 0

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} was never started"
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        assert not self.is_running, f"{self.name} runs already"
        self._log_mark = self.log_path.stat().st_size if self.log_path.exists() else 0
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                self.command, stdout=log, stderr=subprocess.STDOUT, env=self._environment, stdin=subprocess.DEVNULL
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=10)

    def stop(self, *, timeout_s: float = 15) -> int:
        """Ask it to end and return its exit code; a program that does not obey is killed and that is a failure."""
        assert self._process is not None
        if self.is_running:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{self.name} did not end within {timeout_s:g} s of SIGTERM") from None

    def said(self) -> str:
        """Return what it printed since its last start."""
        return self.log_path.read_bytes()[self._log_mark :].decode(errors="replace") if self.log_path.exists() else ""

    def wait_until_said(self, text: str, *, timeout_s: float) -> None:
        def seen() -> bool:
            assert self.is_running or text in self.said(), f"{self.name} ended: {self.said()[-2000:]}"
            return text in self.said()

        wait_for(f"{self.name} to say {text!r}", seen, timeout_s=timeout_s)
