"""What a commit has returned for is on the disk, whenever the process dies."""

import random
import subprocess
import sys
import time
from pathlib import Path

from edge_agent.spool import Spool, StoredReading
from tests.edge_agent.fake_clock import FakeClock

KILLS = 20
SEED = 20261123


def test_killed_at_random_moments_every_committed_record_is_there_once(tmp_path: Path) -> None:
    chance, committed = random.Random(SEED), 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.edge_agent.spool.writing_process", str(tmp_path), str(committed + 1)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        said = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        values = _values(tmp_path)
        assert values == [float(number) for number in range(1, len(values) + 1)]
        assert len(values) >= (int(said[-1]) if said else committed)
        committed = len(values)

    assert committed > KILLS


def _values(folder: Path) -> list[float | None]:
    spool = Spool.open(folder, clock=FakeClock())
    stream = spool.current_stream("history")
    part = spool.read(stream.number, from_seq=1, limit=1_000_000)
    spool.close()
    assert part is not None
    assert part.gaps == []
    assert [record.seq for record in part.records] == list(range(1, stream.produced + 1))
    return [record.value for record in part.records if isinstance(record, StoredReading)]
