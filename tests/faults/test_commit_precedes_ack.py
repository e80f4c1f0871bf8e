"""COMMIT precedes every acknowledgement: a listener at the broker hears none for what is not in the database."""

from collections.abc import Iterator
from functools import partial

import pytest

from tests.faults.delivery.proving_ground import ProvingGround
from tests.faults.failpoint import Order
from tests.plant import MOSQUITTO
from tests.programs import wait_for

pytestmark = pytest.mark.serial

KILLS = 5


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProvingGround]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: the order of COMMIT and ack was not tested")
    ground = ProvingGround(tmp_path_factory.mktemp("ground"), seed=1)
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


def test_all_the_same_nothing_is_lost_or_doubled(ground: ProvingGround) -> None:
    ground.drain()

    assert ground.account().faults == []


def positions(ground: ProvingGround) -> dict[str, int]:
    return {str(stream): cursor for stream, cursor in ground.ask("SELECT id, cursor FROM stream")}


def is_heard(ground: ProvingGround, stream: str, upto: int) -> bool:
    return heard(ground).get(stream, 0) >= upto


def heard(ground: ProvingGround) -> dict[str, int]:
    """How far each stream was acknowledged, by the only epoch there is."""
    return {stream: upto for (_, stream), upto in ground.listener.claims().items()}
