"""The kinds of faults as data, and the schedule of a seed."""

import random
from collections.abc import Sequence
from typing import Final, NamedTuple

from tests.faults.delivery import courses_disk, courses_kill, courses_line
from tests.faults.delivery.courses_kill import EDGE_PLACES, INGEST_PLACES, Course, edge_dies, ingest_dies


class Kind(NamedTuple):
    """`weight`: how often beside the others. `needs_small_disk`: only where a small disk can be mounted."""

    name: str
    course: Course
    weight: int = 4
    needs_small_disk: bool = False


KINDS: Final = (
    *(Kind(f"edge killed {when}", edge_dies(place)) for when, place in EDGE_PLACES.items()),
    Kind("edge killed at any time", courses_kill.edge_dies_at_any_time, 12),
    *(Kind(f"ingest killed {when}", ingest_dies(place)) for when, place in INGEST_PLACES.items()),
    Kind("ingest killed at any time", courses_kill.ingest_dies_at_any_time, 6),
    Kind("ingest away long", courses_kill.ingest_is_away_long, 1),
    Kind("broker killed", courses_kill.broker_dies, 6),
    Kind("database killed", courses_kill.database_dies, 6),
    Kind("all killed at once", courses_kill.all_die_at_once, 2),
    Kind("line cut", courses_line.line_is_cut),
    Kind("line flaps", courses_line.line_flaps),
    Kind("line cut in a message", courses_line.line_is_cut_in_a_message),
    Kind("line half-open", courses_line.line_is_half_open),
    Kind("line stalls", courses_line.line_stalls),
    Kind("line slow", courses_line.line_is_slow),
    Kind("acks lost", courses_line.acks_are_lost),
    Kind("batches lost", courses_line.batches_are_lost),
    Kind("messages tripled, shuffled, late", courses_line.messages_come_again, 6),
    Kind("edge's disk full", courses_disk.disk_is_full, 2, needs_small_disk=True),
    Kind("spool torn", courses_disk.spool_is_torn, 2),
    Kind("spool flipped", courses_disk.spool_is_flipped, 2),
    Kind("spool set back", courses_disk.spool_is_set_back, 1),
    Kind("spool copied", courses_disk.spool_is_copied, 1),
    Kind("cloud set back", courses_disk.cloud_is_set_back, 1),
)


def schedule(seed: int, count: int, *, only: str = "", has_small_disk: bool = True) -> list[Kind]:
    """Return the faults of a seed: each kind once, as far as `count` reaches, then by weight."""
    rng = random.Random(f"schedule {seed}")
    kinds: Sequence[Kind] = [
        kind for kind in KINDS if only in kind.name and (has_small_disk or not kind.needs_small_disk)
    ]
    first = rng.sample(kinds, len(kinds))
    return (first + rng.choices(kinds, [kind.weight for kind in kinds], k=count))[:count]


def rng_of(seed: int, number: int) -> random.Random:
    """Return the chances of one fault, whatever became of those before it."""
    return random.Random(f"fault {seed} {number}")
