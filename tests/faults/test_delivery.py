"""Delivery on one proving ground: the order of COMMIT and ack, then each kind of fault once, and the account of all.

The long run is `python -m tests.faults.delivery --seed 1 --faults 1000`.
"""

from collections.abc import Iterator
from functools import partial

import pytest

from tests.faults.delivery.kinds import KINDS
from tests.faults.delivery.proving_ground import ProvingGround
from tests.faults.delivery.run import DRAIN_PROMISED_S, Run, report
from tests.faults.failpoint import Order
from tests.plant import MOSQUITTO
from tests.programs import wait_for

pytestmark = pytest.mark.serial

KILLS = 3
SEED = 1
DEATHS = 14
NEVER = (
    "lost",
    "overcounted",
    "doubled",
    "changed",
    "uncounted",
    "alarms_lost",
    "alarms_wrong",
    "acked_too_early",
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProvingGround]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: faults of delivery were not tested")
    ground = ProvingGround(tmp_path_factory.mktemp("ground"), seed=SEED)
    try:
        ground.start()
        yield ground
    finally:
        ground.stop()


def test_what_was_not_committed_is_not_acknowledged(ground: ProvingGround) -> None:
    for call in range(1, KILLS + 1):
        ground.ingest.die_at(Order("cloud.ingest.store_batch", "Storing.store", "after", call))
        stored = positions(ground)

        assert any(upto > stored.get(stream, 0) for stream, upto in ground.listener.sent().items()), "none was in hand"
        ground.require_no_early_ack()
        ground.ingest.start()
        ground.require_flow()

    assert ground.acked_too_early == []


def test_what_was_committed_and_not_acknowledged_is_there_and_is_acknowledged_later(ground: ProvingGround) -> None:
    for call in range(1, KILLS + 1):
        ground.ingest.die_at(Order("cloud.ingest.broker_link", "BrokerLink.send_ack", "before", call))
        ahead = {stream: at for stream, at in positions(ground).items() if at > heard(ground).get(stream, 0)}

        assert ahead, "the COMMIT before the kill is in the database, and nobody heard of it"
        ground.ingest.start()
        for stream, at in ahead.items():
            wait_for("the ack", partial(is_heard, ground, stream, at), timeout_s=30)

    assert ground.acked_too_early == []


def test_nothing_is_lost_and_nothing_doubled_whatever_dies(ground: ProvingGround) -> None:
    run = Run(seed=SEED, faults=DEATHS, only="killed")
    run.go_on(ground)
    figures = report(run)

    assert run.problem is None
    assert figures["faults"] == DEATHS
    assert {name: figures[name] for name in NEVER} == dict.fromkeys(NEVER, 0), run.account.faults
    assert figures["alarms"] > 0
    assert figures["drain_s"] <= DRAIN_PROMISED_S


@pytest.mark.long
def test_nothing_is_lost_and_nothing_doubled_whatever_happens(ground: ProvingGround) -> None:
    run = Run(seed=SEED, faults=sum(ground.has_small_disk or not kind.needs_small_disk for kind in KINDS))
    is_right = run.go_on(ground)
    figures = report(run)

    assert is_right, run.problem or run.account.faults
    assert set(figures["by_kind"]) == {
        kind.name for kind in KINDS if ground.has_small_disk or not kind.needs_small_disk
    }
    assert {name: figures[name] for name in NEVER} == dict.fromkeys(NEVER, 0)
    assert figures["alarms"] > 0
    assert figures["drain_s"] <= DRAIN_PROMISED_S


def positions(ground: ProvingGround) -> dict[str, int]:
    return {str(stream): cursor for stream, cursor in ground.ask("SELECT id, cursor FROM stream")}


def is_heard(ground: ProvingGround, stream: str, upto: int) -> bool:
    return heard(ground).get(stream, 0) >= upto


def heard(ground: ProvingGround) -> dict[str, int]:
    """How far each stream was acknowledged, by the only epoch there is."""
    return {stream: upto for (_, stream), upto in ground.listener.claims().items()}
