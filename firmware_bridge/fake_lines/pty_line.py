"""A pseudo-terminal under a name of one's own: the edge opens the name, we hold the other end; it can be unplugged."""

import contextlib
import os
import pty
import random
import select
import tty
from pathlib import Path


class PtyLine:
    """The device's end of a serial line that exists in memory only."""

    def __init__(self, link: Path, *, seed: int = 1) -> None:
        self._link = link
        self._ours = -1
        self._theirs = -1
        self._random = random.Random(seed)  # noqa: S311  # noise of a simulation, not a secret
        self.noise_share = 0.0
        self.plug_in()

    def plug_in(self) -> None:
        """Let the line appear under its name."""
        if self._ours >= 0:
            return
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._ours, False)
        self._link.parent.mkdir(parents=True, exist_ok=True)
        beside = self._link.with_name(self._link.name + ".new")
        beside.unlink(missing_ok=True)
        beside.symlink_to(os.ttyname(self._theirs))
        beside.replace(self._link)

    def unplug(self) -> None:
        """Let the line vanish, also for a program that has it open."""
        if self._ours < 0:
            return
        self._link.unlink(missing_ok=True)
        os.close(self._theirs)
        os.close(self._ours)
        self._ours = self._theirs = -1

    def read(self, *, wait_s: float) -> bytes:
        """Return what the other side has sent, after at most `wait_s`."""
        if self._ours < 0:
            return b""
        ready, _, _ = select.select([self._ours], [], [], wait_s)
        if not ready:
            return b""
        with contextlib.suppress(BlockingIOError, OSError):
            return os.read(self._ours, 4096)
        return b""

    def write(self, sent: bytes) -> bool:
        """Send bytes, damaged by chance if the line is noisy; False if nobody takes them."""
        if self._ours < 0:
            return False
        try:
            return os.write(self._ours, self._damaged(sent)) == len(sent)
        except (BlockingIOError, OSError):
            return False

    def close(self) -> None:
        """End the line."""
        self.unplug()

    def _damaged(self, sent: bytes) -> bytes:
        if self.noise_share == 0 or self._random.random() >= self.noise_share:
            return sent
        damaged = bytearray(sent)
        damaged[self._random.randrange(len(damaged))] ^= 1 << self._random.randrange(8)
        return bytes(self._random.randbytes(3)) + bytes(damaged)
