"""A short run of the faults of delivery; the long one is `python -m tests.faults.delivery --seed 1 --faults 1000`."""

from pathlib import Path

import pytest

from tests.faults.delivery.kinds import KINDS
from tests.faults.delivery.run import DRAIN_PROMISED_S, Run, report
from tests.plant import MOSQUITTO

pytestmark = pytest.mark.serial


SEED = 1
FAULTS = len(KINDS) + 7
"""Each kind once, and some more beside each other."""


def test_nothing_is_lost_and_nothing_doubled_whatever_dies(tmp_path: Path) -> None:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: faults of delivery were not tested")
    run = Run(tmp_path, seed=SEED, faults=FAULTS)
    is_right = run.go()
    figures = report(run)

    assert is_right, run.problem or run.account.faults
    assert figures["faults"] == FAULTS
    assert {name: figures[name] for name in ("lost", "doubled", "changed", "uncounted")} == {
        "lost": 0, "doubled": 0, "changed": 0, "uncounted": 0,
    }  # fmt: skip
    assert (figures["alarms_lost"], figures["alarms_wrong"], figures["acked_too_early"]) == (0, 0, 0)
    assert figures["alarms"] > 0
    assert figures["drain_s"] <= DRAIN_PROMISED_S
