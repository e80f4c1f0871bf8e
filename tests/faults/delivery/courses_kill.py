"""Faults that end a program: at a named call, or at any time."""

import random
import time
from collections.abc import Callable
from typing import Final, NamedTuple

from edge_agent.pace import SENDS_BEFORE_HALVING
from edge_agent.suspicion import SENDS_BELIEVED
from tests.faults.delivery.proving_ground import ProvingGround
from tests.faults.failpoint import Order
from tests.programs import wait_for

Course = Callable[[ProvingGround, random.Random], None]


class Place(NamedTuple):
    """A call at which to die, the first to the `latest`-th of its kind from the order on."""

    module: str
    name: str
    moment: str
    latest: int

    def order(self, rng: random.Random) -> Order:
        return Order(self.module, self.name, self.moment, rng.randint(1, self.latest))


EDGE_PLACES: Final = {
    "after read": Place("firmware_bridge.serial_port", "SerialPort.read", "after", 40),
    "after decode": Place("firmware_bridge.protocols.cobs_frames", "CobsReader.feed", "after", 40),
    "in the spool insert": Place("edge_agent.spool.writer", "SpoolWriter.append_reading", "after", 120),
    "after the spool commit": Place("edge_agent.watch", "Watch.settle", "before", 30),
    "after publish": Place("edge_agent.link", "Link.publish", "after", 20),
    "after the ack was received": Place("edge_agent.delivery", "Delivery.on_ack", "before", 20),
    "at delete": Place("edge_agent.spool.room", "delete_acked_upto", "after", 1),
}
INGEST_PLACES: Final = {
    "after receive": Place("cloud.ingest.intake", "Group.add", "before", 12),
    "in mid-COPY": Place("psycopg", "AsyncCopy.write", "after", 8),
    "before COMMIT": Place("cloud.ingest.store_batch", "Storing.store", "after", 8),
    "after COMMIT before the ack": Place("cloud.ingest.broker_link", "BrokerLink.send_ack", "before", 8),
    "after the ack": Place("cloud.ingest.broker_link", "BrokerLink.acknowledge", "before", 8),
}
QUICK_DOUBTS: Final = (
    "edge_agent.pace:FIRST_PAUSE_S=0.4",
    "edge_agent.pace:LONGEST_PAUSE_S=0.4",
    "edge_agent.suspicion:SPACING_S=0.4",
)
"""The agent tries again, and comes to doubt a record, in seconds and not in minutes."""
SENDS_IN_DOUBT: Final = SENDS_BEFORE_HALVING + SENDS_BELIEVED + 1
DOUBTS_WITHIN_S: Final = 60
LONGEST_LIFE_S: Final = 1.5
LONGEST_AWAY_S: Final = 1.0


def edge_dies(place: Place) -> Course:
    def course(ground: ProvingGround, rng: random.Random) -> None:
        ground.edge.die_at(place.order(rng))
        ground.edge.start()

    return course


def ingest_dies(place: Place) -> Course:
    def course(ground: ProvingGround, rng: random.Random) -> None:
        ground.ingest.die_at(place.order(rng))
        ground.ingest.start()

    return course


def edge_dies_at_any_time(ground: ProvingGround, rng: random.Random) -> None:
    """Also while it is starting."""
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    ground.edge.kill_and_start(away_s=rng.uniform(0, LONGEST_AWAY_S))


def ingest_dies_at_any_time(ground: ProvingGround, rng: random.Random) -> None:
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    ground.ingest.kill_and_start(away_s=rng.uniform(0, LONGEST_AWAY_S))


def ingest_is_away_long(ground: ProvingGround, rng: random.Random) -> None:
    """The broker takes all and nobody answers, until one record a lane goes again and again: that is no record's fault.

    Then one lane is answered before the other.
    """
    ground.edge.kill()
    ground.edge.start(constants=QUICK_DOUBTS)
    ground.require_flow()
    ground.ingest.kill()
    wait_for(
        "the agent to send single records of both lanes",
        lambda: ground.listener.lanes_in_doubt(sends=SENDS_IN_DOUBT) == {"events", "history"},
        timeout_s=DOUBTS_WITHIN_S,
    )
    time.sleep(rng.uniform(0, LONGEST_AWAY_S))
    ground.ingest.start()
    ground.require_flow()
    ground.edge.kill_and_start()


def broker_dies(ground: ProvingGround, rng: random.Random) -> None:
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    ground.plant.broker.kill()
    time.sleep(rng.uniform(0, LONGEST_AWAY_S))
    ground.plant.broker.start()


def database_dies(ground: ProvingGround, rng: random.Random) -> None:
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    ground.plant.database.kill()
    time.sleep(rng.uniform(0, LONGEST_AWAY_S))
    ground.plant.database.start()


def all_die_at_once(ground: ProvingGround, rng: random.Random) -> None:
    """A power cut of the whole plant."""
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    for part in (ground.edge, ground.plant.broker, ground.ingest, ground.plant.database):
        part.kill()
    for part in (ground.plant.database, ground.plant.broker, ground.ingest, ground.edge):
        part.start()
