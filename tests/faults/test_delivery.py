"""A short run of the faults of delivery; the long one is `python -m tests.faults.delivery --seed 1 --faults 1000`."""

from pathlib import Path

import pytest

from tests.faults.delivery.run import DRAIN_PROMISED_S, Run, report
from tests.plant import MOSQUITTO

pytestmark = pytest.mark.serial


@pytest.mark.parametrize(("seed", "faults"), [(1, 16)])
def test_nothing_is_lost_and_nothing_doubled_whatever_dies(tmp_path: Path, seed: int, faults: int) -> None:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: faults of delivery were not tested")
    run = Run(tmp_path, seed=seed, faults=faults, only="killed")
    is_right = run.go()
    figures = report(run)

    assert is_right, run.problem or run.account.faults
    assert figures["faults"] == faults
    assert {name: figures[name] for name in ("lost", "doubled", "changed", "uncounted")} == {
        "lost": 0, "doubled": 0, "changed": 0, "uncounted": 0,
    }  # fmt: skip
    assert (figures["alarms_lost"], figures["alarms_wrong"], figures["acked_too_early"]) == (0, 0, 0)
    assert figures["alarms"] > 0
    assert figures["drain_s"] <= DRAIN_PROMISED_S
