"""Making roll-ups from dirty hours, and last values that a crash of ingest left behind.

An hour goes through two tables: it is marked in `dirty_bucket` by whoever stores readings of it, taken into
`rolling_bucket` when it has settled, and rolled up from there one run later, when nobody can be storing readings any
more that relied on the mark. Every run is one transaction: one that is killed leaves the hours where they were.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import text

from cloud.foundation.database import Transaction

SETTLED: Final = timedelta(minutes=2)
"""How long after its end an hour is left alone: the present hour is read from raw readings, and rolled up once."""
AGE: Final = timedelta(minutes=1)
"""How old a mark has to be: an edge that sends a backlog marks the same old hours again and again."""
MOST_HOURS: Final = 20_000
BUDGET: Final = timedelta(seconds=5)
"""A run that has worked this long leaves the rest to the next one."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """What a run did: hours of a point rolled up, readings in them, and hours taken for the next run."""

    hours: int
    readings: int
    taken: int


async def roll_up(
    transaction: Transaction,
    *,
    settled: timedelta = SETTLED,
    age: timedelta = AGE,
    most_hours: int = MOST_HOURS,
    budget: timedelta = BUDGET,
) -> Rolled:
    """Roll up what earlier runs took, newest day first, then take what has settled."""
    rolled = text("SELECT hours, readings FROM mafundi_roll_up(:most, :budget)")
    hours, readings = (await transaction.execute(rolled, {"most": most_hours, "budget": budget})).one()
    claim = text("SELECT mafundi_claim_dirty(:most, :settled, :age)")
    taken = (await transaction.execute(claim, {"most": most_hours, "settled": settled, "age": age})).scalar_one()
    # Last, for it holds rows that ingest writes, and the transaction ends with it.
    await transaction.execute(text("SELECT mafundi_move_last_values()"))
    return Rolled(hours, readings, taken)


async def heal_last_values(transaction: Transaction) -> int:
    """Move last values that are older than what is stored of the past hours, and return how many.

    Ingest writes them at most once a second; a crash in between must not leave a silent machine with an old value.
    Older hours are healed when they are rolled up.
    """
    healed: int = (await transaction.execute(text("SELECT mafundi_heal_silent_points()"))).scalar_one()
    return healed
