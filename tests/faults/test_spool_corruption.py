"""A short seeded part of the thousand damages; all of them are `python -m tests.faults.spool_corruption`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.spool_corruption import run

SEED = 20261127
COUNT = 140


def test_every_start_after_a_damage_succeeds_by_itself_and_counts_what_is_lost() -> None:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        figures = run(seed=SEED, count=COUNT, folder=Path(folder))

    assert figures.failures == []
    assert (figures.starts, figures.failed_starts, figures.uncounted, figures.wrong) == (COUNT, 0, 0, 0)
    assert figures.repaired > COUNT // 4, "the damages are too small to prove anything"
    assert figures.lost > 0
