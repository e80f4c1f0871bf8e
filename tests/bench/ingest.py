"""From MQTT QoS 1 to COMMIT and ack, held against raw binary COPY of the same rows into the same table, in one run.

Real parts: mosquitto as `deploy/broker` configures it, TimescaleDB that syncs to disk, `mafundi-cloud ingest` as a
process, and a publisher (`tests.bench.publisher`) with batches encoded beforehand, 5 % of which are sent twice. Phases:
raw COPY (10,000 rows a transaction), the road, raw COPY again; if the two differ by more than 15 % the run is noisy.

`--rows-behind N` does it all twice, the second time in a table that has N rows already, of the same points: half of
them in the very chunks that the measured rows go to, spread evenly from the first of those days until now and so in
between the measured ones; the other half evenly over the 200 days before. It is vacuumed and on disk by then.

`--rate R --minutes M` paces instead, with readings of the present moment, and compares the lag at start and end. There
a message's time counts from when it was due, sent in time or not. The last line is JSON.
"""

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cloud.foundation.identifiers import new_id
from cloud.telemetry.belief import Belief
from cloud.telemetry.readings import COPY, COPY_HEADER, COPY_TRAILER, Load
from tests.ingest_rig import IngestRig
from tests.plant import HOST, PASSWORD, ROOT

GATEWAYS: Final = 20
POINTS: Final = 50
"""Of each gateway: 1,000 in all, sampled once a second."""
ROWS_A_COPY: Final = 10_000
SECOND_US: Final = 1_000_000
DAY_US: Final = 86_400 * SECOND_US
DAYS_BEHIND: Final = 200
RAW, BEHIND = 999_999, 999_998
"""Numbers of streams: of the rows that are copied, and of those that were there before."""
DUPLICATES: Final = 0.05
NOISE: Final = 0.15
SAMPLE_S: Final = 0.25
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Rig(IngestRig):
    """Database, broker and one ingest program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, gateways=GATEWAYS)
        self.ingest = self.start_ingest(python=tuple(os.environ.get("BENCH_PYTHON", "").split()))

    def raw_copy(self, rows: int) -> float:
        """Return the rows a second that one connection of the ingest role copies, each 10,000 rows committed."""
        packed = list(packed_rows(rows, stream=RAW, start_us=start_of(rows), step_us=SECOND_US))
        with self.connect("MAFUNDI_INGEST_DATABASE_URL") as connection:
            began_s = time.monotonic()
            for part in packed:
                with connection.cursor() as cursor, cursor.copy(COPY) as copy:
                    copy.write(COPY_HEADER + part + COPY_TRAILER)
            return rows / (time.monotonic() - began_s)

    def fill(self, rows: int, *, measured: int) -> int:
        """Put rows behind that many measured ones; return how many lie on the days these are written to."""
        now_us, points = time.time_ns() // 1000, GATEWAYS * POINTS
        today_us = start_of(measured) // DAY_US * DAY_US
        samples = rows // 2 // points
        with self.connect() as connection:
            for start_us, end_us in ((today_us - DAYS_BEHIND * DAY_US, today_us), (today_us, now_us)):
                step_us = (end_us - start_us) // samples
                with connection.cursor() as cursor, cursor.copy(COPY) as copy:
                    copy.write(COPY_HEADER)
                    for part in packed_rows(samples * points, stream=BEHIND, start_us=start_us, step_us=step_us):
                        copy.write(part)
                    copy.write(COPY_TRAILER)
            connection.execute("VACUUM (ANALYZE) reading")
            connection.execute("CHECKPOINT")
        days = "SELECT count(*) FROM reading WHERE stream_no = %s AND time >= to_timestamp(%s)"
        found: int = self.ask(days, BEHIND, today_us // SECOND_US)[0][0]
        return found


def packed_rows(rows: int, *, stream: int, start_us: int, step_us: int) -> Iterator[bytes]:
    """Yield samples of all points, a step from each to the next, as COPY wants them."""
    now = datetime.now(UTC)
    points = GATEWAYS * POINTS
    for first in range(0, rows, ROWS_A_COPY):
        numbers = range(first, min(first + ROWS_A_COPY, rows))
        load = Load(Belief(now=now, oldest=now - timedelta(days=400)))
        load.stream = array("i", [stream]) * len(numbers)
        load.point = array("i", [1 + number % points for number in numbers])
        load.at_us = array("q", [start_us + number // points * step_us + number % points for number in numbers])
        load.value = array("d", [2.0 + (number * 7919 % 1000) / 100 for number in numbers])
        load.seq = array("q", numbers)
        load.quality = array("h", [0]) * len(numbers)
        yield b"".join(load.rows())


def start_of(rows: int) -> int:
    """Return a time from which that many rows reach until a minute ago."""
    return time.time_ns() // 1000 - (rows // (GATEWAYS * POINTS) + 60) * SECOND_US


class Watched:
    """Processor time and memory of a process and of its present children's, from the scheduler's counters."""

    def __init__(self, *pids: int) -> None:
        self._pids = pids
        self._before_s = self._seconds()

    def used_s(self) -> float:
        return self._seconds() - self._before_s

    def _seconds(self) -> float:
        total = 0
        for pid in self._pids:
            with contextlib.suppress(FileNotFoundError):  # a connection that only listened may have been closed
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                total += int(fields[11]) + int(fields[12])
        return total / TICKS


def rss_bytes(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def road(rig: Rig, options: Namespace, *, rows: int) -> dict[str, Any]:
    """Publish all and return what was measured."""
    streams = [str(new_id()) for _ in rig.gateways]
    batches = rows // options.readings // GATEWAYS
    order = {
        "port": rig.plant.broker_port,
        "username": HOST,
        "password": PASSWORD,
        "gateways": [{"gateway_id": one, "stream": it} for one, it in zip(rig.gateways, streams, strict=True)],
        "points": POINTS,
        "readings": options.readings,
        "batches": batches,
        "duplicates": DUPLICATES,
        "rate": options.rate,
        "start_us": start_of(rows) if options.rate is None else time.time_ns() // 1000,
        "step_us": SECOND_US if options.rate is None else round(GATEWAYS * POINTS / options.rate * SECOND_US),
    }
    publisher = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.publisher"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert publisher.stdin is not None
    assert publisher.stdout is not None
    print(json.dumps(order), file=publisher.stdin, flush=True)
    assert publisher.stdout.readline().strip() == "ready"
    backends = rig.ask("SELECT array_agg(pid) FROM pg_stat_activity WHERE usename = 'mafundi_ingest'")[0][0]
    watched = {
        "ingest": Watched(rig.ingest.pid),
        "backend": Watched(*backends),
        "broker": Watched(rig.plant.broker.pid),
    }
    print("go", file=publisher.stdin, flush=True)
    memory = sampled_memory(rig.ingest.pid, publisher)
    measured = json.loads(publisher.stdout.readline())
    publisher.wait(timeout=10)
    used_s = {name: one.used_s() for name, one in watched.items()} | {"publisher": measured["cpu_s"]}
    rows = batches * options.readings * GATEWAYS
    ((stored, distinct),) = rig.ask(
        """SELECT count(*), count(DISTINCT (stream_no, seq)) FROM reading
        WHERE stream_no IN (SELECT number FROM stream WHERE id = ANY(%s::uuid[]))""",
        streams,
    )
    return {
        "points_per_s": round(rows / measured["seconds"]),
        "cpu_us_per_point": {name: round(one / rows * 1e6, 2) for name, one in used_s.items()},
        **measured["latency"],
        "rss_mb": round(memory[-1] / 1e6, 1),
        "rss_growth_pct": round((max(memory[len(memory) // 4 :]) / memory[len(memory) // 4] - 1) * 100, 1),
        "extra_rows": stored - distinct,
        "lost_rows": rows - distinct,
        "duplicates_sent": measured["duplicates"],
        "resends": measured["resends"],
    }


def sampled_memory(pid: int, publisher: "subprocess.Popen[str]") -> list[int]:
    """Return the memory of a process until the publisher has said what it measured."""
    samples = []
    assert publisher.stdout is not None
    while not select.select([publisher.stdout], [], [], SAMPLE_S)[0]:
        samples.append(rss_bytes(pid))
    return samples or [rss_bytes(pid)]


def compared(rig: Rig, options: Namespace) -> dict[str, Any]:
    """Raw COPY, the road, raw COPY again."""
    before = rig.raw_copy(options.rows)
    found = road(rig, options, rows=options.rows)
    after = rig.raw_copy(options.rows)
    print(json.dumps(found), f"raw {before:,.0f} and {after:,.0f}", flush=True)
    return {
        "ratio": round(found["points_per_s"] / ((before + after) / 2), 3),
        **found,
        "raw_copy_rows_per_s": [round(before), round(after)],
        "is_noisy": abs(before - after) / max(before, after) > NOISE,
    }


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readings", type=int, default=200, help="readings a message")
    parser.add_argument("--rows", type=int, default=2_000_000, help="readings in all")
    parser.add_argument("--rows-behind", type=int, default=0, help="rows in the table before a second run")
    parser.add_argument("--rate", type=float, default=None, help="readings a second, instead of as fast as it goes")
    parser.add_argument("--minutes", type=float, default=30, help="how long at that rate")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mafundi-bench-") as folder:
        rig = Rig(Path(folder))
        try:
            print(json.dumps(measured(rig, options)))
        finally:
            rig.stop()


def measured(rig: Rig, options: Namespace) -> dict[str, Any]:
    """Return what the options ask for."""
    if options.rate is not None:
        rows = int(options.rate * options.minutes * 60)
        return {"rate": options.rate, "minutes": options.minutes, **road(rig, options, rows=rows)}
    found = compared(rig, options)
    if not options.rows_behind:
        return {"readings_per_message": options.readings, **found}
    in_chunks_written = rig.fill(options.rows_behind, measured=options.rows)
    behind = compared(rig, options)
    return {
        "readings_per_message": options.readings,
        "rows_behind": options.rows_behind,
        "rows_behind_on_days_written": in_chunks_written,
        **behind,
        "ratio_empty": found["ratio"],
        "ratio_to_empty": round(behind["ratio"] / found["ratio"], 3),
        "points_per_s_empty": found["points_per_s"],
        "raw_copy_rows_per_s_empty": found["raw_copy_rows_per_s"],
        "is_noisy": found["is_noisy"] or behind["is_noisy"],
    }


if __name__ == "__main__":
    main()
