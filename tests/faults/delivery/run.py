"""One run: the faults of a seed one after the other, an account now and then and at the end, and the report."""

import time
import traceback
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.faults.delivery.account import Account
from tests.faults.delivery.kinds import Kind, rng_of, schedule
from tests.faults.delivery.proving_ground import ProvingGround

DRAIN_PROMISED_S: Final = 60.0
BETWEEN_S: Final = (0.1, 0.8)
TOLD_LAST: Final = 25


class Run:
    """What happens from the first fault to the last account."""

    def __init__(self, *, seed: int, faults: int, first: int = 1, only: str = "", check_every: int = 50) -> None:
        self.seed = seed
        self.first = first
        self.done: list[Kind] = []
        self.account = Account()
        self.drain_s = 0.0
        self.took_s = 0.0
        self.problem: str | None = None
        self._count = faults
        self._only = only
        self._check_every = check_every

    def go(self, folder: Path) -> bool:
        """Run on a proving ground in this folder, and tell whether the promise was kept."""
        ground = ProvingGround(folder, seed=self.seed)
        try:
            ground.start()
            return self.go_on(ground)
        finally:
            ground.stop()

    def go_on(self, ground: ProvingGround) -> bool:
        """Run on a proving ground that is there, and tell whether the promise was kept."""
        began_s = time.monotonic()
        try:
            self._go_through(ground)
        except Exception:  # the outermost loop: whatever it was is told with the schedule that led to it
            self.problem = traceback.format_exc()
        self.took_s = time.monotonic() - began_s
        if self.problem or self.account.faults:
            self._tell()
        return self.problem is None and self.account.is_right and self.drain_s <= DRAIN_PROMISED_S

    def _go_through(self, ground: ProvingGround) -> None:
        faults = schedule(self.seed, self._count, only=self._only, has_small_disk=ground.has_small_disk)
        for number, kind in enumerate(faults[self.first - 1 :], start=self.first):
            rng = rng_of(self.seed, number)
            self.done.append(kind)
            print(f"{time.strftime('%H:%M:%S')} {number:>5} {kind.name}", flush=True)
            kind.course(ground, rng)
            time.sleep(rng.uniform(*BETWEEN_S))
            ground.require_alive()
            if number % self._check_every == 0 or number == len(faults):
                self._check(ground)
                if not self.account.is_right:
                    return
                print(f"         all is right; what comes next: --seed {self.seed} --first {number + 1}", flush=True)

    def _check(self, ground: ProvingGround) -> None:
        """Faults stop: all is delivered, the sums are right, and what is said now arrives as well."""
        self.drain_s = max(self.drain_s, ground.drain())
        ground.machine.resume()
        ground.require_flow()
        ground.drain()
        self.account = ground.account()
        ground.machine.resume()
        print(f"         drained in {self.drain_s:.1f} s; {asdict(self.account)}", flush=True)

    def _tell(self) -> None:
        told = self.done[-TOLD_LAST:]
        last = self.first + len(self.done) - 1
        print(f"seed {self.seed}; the last faults before it was seen:")
        for number, kind in enumerate(told, start=last - len(told) + 1):
            print(f"  {number:>5} {kind.name}")
        for fault in self.account.faults:
            print(f"  {fault}")
        print(self.problem or "")
        words = f"--seed {self.seed} --first {self.first} --faults {last} --only '{self._only}'"
        print(f"again: python -m tests.faults.delivery {words}")


def report(run: Run) -> dict[str, Any]:
    """Return the figures of a run."""
    account = {name: value for name, value in asdict(run.account).items() if name != "faults"}
    return {
        "faults": len(run.done),
        "first": run.first,
        **{name: account.pop(name) for name in ("lost", "doubled", "uncounted", "overcounted")},
        "drain_s": round(run.drain_s, 1),
        **account,
        "seed": run.seed,
        "took_s": round(run.took_s),
        "is_complete": run.problem is None,
        "by_kind": dict(sorted(Counter(kind.name for kind in run.done).items())),
    }
