"""Faults of the line between the edge agent and its broker, and of the messages on it."""

import random
import time
from typing import Final

from tests.faults.delivery.proving_ground import ProvingGround
from tests.faults.delivery.proxy import Line

SHORT_S: Final = (0.2, 2.0)
LONG_S: Final = (2.0, 5.0)
MOST_BYTES: Final = 20_000
SAID_AGAIN: Final = 60


def line_is_cut(ground: ProvingGround, rng: random.Random) -> None:
    """Nobody answers for a while."""
    ground.proxy.set(Line(is_refusing=True))
    ground.proxy.cut()
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def line_flaps(ground: ProvingGround, rng: random.Random) -> None:
    for _ in range(rng.randint(2, 4)):
        ground.proxy.cut()
        time.sleep(rng.uniform(*SHORT_S))


def line_is_cut_in_a_message(ground: ProvingGround, rng: random.Random) -> None:
    """After a number of bytes that falls where it falls."""
    ground.proxy.set(Line(cut_after_bytes=rng.randint(1, MOST_BYTES)))
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def line_is_half_open(ground: ProvingGround, rng: random.Random) -> None:
    """The connection lives and carries nothing; only its ends can find out."""
    ground.proxy.freeze()
    time.sleep(rng.uniform(*LONG_S))
    if rng.random() < 0.5:
        ground.proxy.cut()


def line_stalls(ground: ProvingGround, rng: random.Random) -> None:
    """All that was said arrives late, at once."""
    ground.proxy.set(Line(up="stall", down="stall"))
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def line_is_slow(ground: ProvingGround, rng: random.Random) -> None:
    ground.proxy.set(Line(delay_s=rng.uniform(0.05, 0.4)))
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def acks_are_lost(ground: ProvingGround, rng: random.Random) -> None:
    """The edge is heard and hears nothing."""
    ground.proxy.set(Line(down="swallow"))
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def batches_are_lost(ground: ProvingGround, rng: random.Random) -> None:
    """The edge hears and is not heard."""
    ground.proxy.set(Line(up="swallow"))
    time.sleep(rng.uniform(*LONG_S))
    ground.proxy.heal()


def messages_come_again(ground: ProvingGround, rng: random.Random) -> None:
    """Batches and acks of the last while, three times, shuffled and late."""
    ground.listener.say_again(rng, times=3, most=SAID_AGAIN)
    time.sleep(rng.uniform(*SHORT_S))
