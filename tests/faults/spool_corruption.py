"""Seeded damage to a spool's files, each followed by a start: nobody helps, and what is lost is counted exactly.

An oracle outside the spool knows every record that was produced. After each damage the real code opens the spool, takes
new records and delivers all it has to a cloud that stores as ours does; then, for each stream, stored + counted gaps
must be what was produced, every stored value the one that was measured, and the new records must have come through.

`python -m tests.faults.spool_corruption --seed 1 --count 1000` prints its figures as JSON in the last line.
"""

import argparse
import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from edge_agent.delivery import Delivery
from edge_agent.observations import Arrival, Measurement
from edge_agent.pipeline import Inbox, Pipeline
from edge_agent.spool import Spool, SpoolDamaged
from edge_agent.spool.room import give_up_oldest
from edge_agent.spool.salvage import noting_failure, open_spool
from schemas.configuration import ConfigurationDocument
from schemas.envelope import decode_body, decode_header
from schemas.records import EquipmentKind, LogRecord, PointDescription
from tests.edge_agent.fake_clock import FakeClock

GATEWAY: Final = "gateway-1"
SIZES: Final = (40, 300, 1200, 3000)
MOST_TRIES: Final = 6
"""So often the agent may begin anew by itself; more would be a loop that needs a person."""
LONGEST_WAIT_S: Final = 600
FRESH: Final = 7
FRESH_VALUE: Final = -1.0
PAGE: Final = 4096
DATABASE, LOG, INDEX, ACCOUNT = "spool.db", "spool.db-wal", "spool.db-shm", "streams.account"


@dataclass
class Sound:
    """A spool as it lies on the disk when the power goes, and what the oracle and the cloud know of it."""

    folder: Path
    produced: dict[str, int]
    values: dict[str, dict[int, float | None]]
    cursors: dict[str, int]
    given_up: dict[str, int]


@dataclass
class Cloud:
    """Stores as `store_batch` does: a cursor per stream, what is above it waits, what is below it is known."""

    cursors: dict[str, int]
    stored: dict[str, dict[int, float | None]] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def take(self, payload: bytes) -> tuple[str, int]:
        """Store a batch and return the acknowledgement."""
        header, encoded = decode_header(payload)
        body = decode_body(header, encoded)
        cursor = self.cursors.setdefault(header.stream, 0)
        if header.from_seq > cursor + 1 or header.to_seq <= cursor:
            return header.stream, cursor
        stored = self.stored.setdefault(header.stream, {})
        readings: Any = body.readings
        if hasattr(readings, "offset"):
            for offset, value in zip(readings.offset, readings.value, strict=True):
                if header.from_seq + offset > cursor:
                    stored[header.from_seq + offset] = value
        for record in body.records:
            if header.from_seq + record.offset > cursor:
                stored[header.from_seq + record.offset] = None
        for gap in header.dropped:
            count = max(0, gap.last_seq - max(gap.first_seq, cursor + 1) + 1)
            self.counted[header.stream] = self.counted.get(header.stream, 0) + count
        self.cursors[header.stream] = header.to_seq
        return header.stream, header.to_seq


class NoEquipment:
    """What the pipeline needs of a configuration, without any."""

    def keep(self, document: ConfigurationDocument) -> None:
        """Keep nothing."""

    def points(self, document: ConfigurationDocument) -> list[PointDescription]:
        """Know no points."""
        return []

    def kinds(self) -> list[EquipmentKind]:
        """Know no types."""
        return []


@dataclass
class Figures:
    """What is told at the end."""

    starts: int = 0
    failed_starts: int = 0
    uncounted: int = 0
    wrong: int = 0
    fresh_missing: int = 0
    repaired: int = 0
    lost: int = 0
    failures: list[str] = field(default_factory=list)


def make_sound(folder: Path, *, size: int, chance: random.Random) -> Sound:
    """Write a spool as a working agent leaves it: partly acknowledged, a gap counted, its log not yet written back."""
    spool = Spool.open(folder / "working", clock=FakeClock())
    spool.bind(GATEWAY)
    history, events = spool.current_stream("history"), spool.current_stream("events")
    values: dict[str, dict[int, float | None]] = {history.id: {}, events.id: {}}
    cursors, given_up = {history.id: 0, events.id: 0}, {history.id: 0, events.id: 0}
    while spool.current_stream("history").produced < size:
        _write_group(spool, values, chance)
        for stream in (history, events):
            if chance.random() < 0.2:
                now = next(row for row in spool.streams() if row.id == stream.id)
                cursors[stream.id] = chance.randint(now.acked_upto, now.produced)
                spool.offer(stream.number, upto=cursors[stream.id])
                spool.confirm(stream.number, upto=cursors[stream.id])
    if chance.random() < 0.5:
        given_up[history.id] = give_up_oldest(spool._connection, rows=chance.randrange(1, 40))
        spool._reload_streams()
    produced = {row.id: row.produced for row in spool.streams()}
    for stream in (history, events):  # an acknowledgement that was lost on its way
        if chance.random() < 0.3:
            cursors[stream.id] = chance.randint(cursors[stream.id], produced[stream.id])
            spool.offer(stream.number, upto=cursors[stream.id])
    shutil.copytree(folder / "working", folder / "sound")
    spool.close()
    return Sound(folder / "sound", produced, values, cursors, given_up)


def _write_group(spool: Spool, values: dict[str, dict[int, float | None]], chance: random.Random) -> None:
    history, events = spool.current_stream("history").id, spool.current_stream("events").id
    with spool.transaction() as writer:
        for _ in range(chance.randrange(1, 90)):
            value = chance.choice([chance.uniform(-5, 5), 20.0, None])
            key, at_us = f"machine-{chance.randrange(4)}/p", chance.getrandbits(40)
            seq = writer.append_reading(point_key=key, point_unit="mm/s", at_us=at_us, value=value, quality=0)
            values[history][seq] = value
        if chance.random() < 0.3:
            record = LogRecord(offset=0, at_us=1, level="info", event="test", text="x" * chance.randrange(200))
            values[events][writer.append_record("events", record)] = None


def _flip(folder: Path, chance: random.Random) -> str:
    path = _some_file(folder, chance)
    content = bytearray(path.read_bytes())
    count = min(len(content), chance.choice([1, 1, 2, 8, 40]))
    for _ in range(count):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return f"{count} bits of {path.name} flipped"


def _truncate(folder: Path, chance: random.Random) -> str:
    path = _some_file(folder, chance)
    length = chance.randrange(path.stat().st_size)
    path.write_bytes(path.read_bytes()[:length])
    return f"{path.name} cut to {length} bytes"


def _zero_pages(folder: Path, chance: random.Random) -> str:
    path = _some_file(folder, chance)
    content = bytearray(path.read_bytes())
    page, count = chance.randrange(max(1, len(content) // PAGE)), chance.randint(1, 3)
    part = slice(page * PAGE, (page + count) * PAGE)
    content[part] = bytes(len(content[part]))
    path.write_bytes(content)
    return f"{count} pages of {path.name} zeroed from {page}"


def _tear_log(folder: Path, chance: random.Random) -> str:
    path = folder / LOG
    length = chance.randrange(path.stat().st_size)
    tail = chance.randbytes(chance.randrange(3 * PAGE))
    path.write_bytes(path.read_bytes()[:length] + tail)
    return f"the log torn at {length} with {len(tail)} bytes of garbage"


def _remove(folder: Path, chance: random.Random) -> str:
    names = chance.choice([(LOG,), (INDEX,), (LOG, INDEX), (DATABASE,), (DATABASE, LOG, INDEX), (ACCOUNT,)])
    for name in names:
        (folder / name).unlink()
    return f"{' and '.join(names)} removed"


def _garbage(folder: Path, chance: random.Random) -> str:
    path = _some_file(folder, chance)
    path.write_bytes(chance.randbytes(chance.choice([0, 10, path.stat().st_size, 2 * path.stat().st_size])))
    return f"{path.name} replaced by garbage"


def _some_file(folder: Path, chance: random.Random) -> Path:
    name = chance.choice([DATABASE, DATABASE, DATABASE, LOG, LOG, INDEX, ACCOUNT])
    return folder / name


DAMAGES: Final[tuple[Callable[[Path, random.Random], str], ...]] = (
    _flip,
    _flip,
    _truncate,
    _zero_pages,
    _tear_log,
    _remove,
    _garbage,
)


def start(folder: Path, cloud: Cloud) -> tuple[int, bool]:
    """Start as the agent does, beginning anew by itself where it must, take new records and deliver everything.

    Returns:
        How often it was tried, and whether a damage was told.
    """
    is_told = False
    for tries in range(1, MOST_TRIES + 1):
        try:
            with noting_failure(folder):
                spool, salvage = open_spool(folder, clock=FakeClock())
                is_told = is_told or salvage is not None
                try:
                    _work(spool, cloud)
                finally:
                    spool.close()
        except (SpoolDamaged, sqlite3.DatabaseError):
            is_told = True
            continue
        return tries, is_told
    raise SpoolDamaged(f"not after {MOST_TRIES} tries")


def _work(spool: Spool, cloud: Cloud) -> None:
    clock = FakeClock()
    spool.bind(GATEWAY)
    pipeline = Pipeline(
        inbox=Inbox(),
        spool=spool,
        clock=clock,
        configuration=NoEquipment(),
        document=ConfigurationDocument(),
        on_stored=lambda: None,
        on_applied=lambda _document: None,
    )
    pipeline.start()
    fresh = [Measurement("fresh/p", "mm/s", clock.now_us(), FRESH_VALUE, 0) for _ in range(FRESH)]
    pipeline.store([Arrival(tuple(fresh))])
    deliveries = [Delivery(spool=spool, stream=row, clock=clock) for row in spool.streams() if row.state != "closed"]
    for delivery in deliveries:
        waited_s = 0
        while delivery.has_unconfirmed:
            batch = delivery.due()
            if batch is None:
                clock.advance(1)
                waited_s += 1
                if waited_s > LONGEST_WAIT_S:
                    raise TimeoutError(f"the cloud is never told all of {delivery.stream}")
                continue
            _, upto = cloud.take(batch.payload)
            delivery.on_ack(upto)


def judge(sound: Sound, cloud: Cloud) -> tuple[int, int, int, int]:
    """Return uncounted records, wrong values, fresh records that did not come, and counted losses."""
    uncounted = wrong = lost = 0
    for stream_id, produced in sound.produced.items():
        begun = sound.cursors[stream_id]
        stored = cloud.stored.get(stream_id, {})
        old = [seq for seq in stored if seq <= produced]
        counted = cloud.counted.get(stream_id, 0)
        uncounted += abs(produced - begun - len(old) - counted)
        wrong += sum(1 for seq in old if stored[seq] != sound.values[stream_id].get(seq))
        lost += counted - min(sound.given_up[stream_id], counted)
    fresh = sum(1 for stored in cloud.stored.values() for value in stored.values() if value == FRESH_VALUE)
    return uncounted, wrong, max(0, FRESH - fresh), lost


def run(*, seed: int, count: int, folder: Path) -> Figures:
    """Damage and start so often; every case can be repeated by its seed alone."""
    figures = Figures()
    sounds: dict[int, Sound] = {}
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        kind = number // len(DAMAGES) % 24
        if kind not in sounds:
            place = folder / f"sound-{kind}"
            sounds[kind] = make_sound(place, size=SIZES[kind % len(SIZES)], chance=random.Random(f"{seed}-{kind}"))
        sound, case = sounds[kind], folder / "case"
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(sound.folder, case)
        what = f"{number}: {DAMAGES[number % len(DAMAGES)](case, chance)}"
        cloud = Cloud(dict(sound.cursors))
        figures.starts += 1
        try:
            _, is_told = start(case, cloud)
        except Exception as error:  # whatever it is: it is a start that failed, and is told
            figures.failed_starts += 1
            figures.failures.append(f"{what}: {error!r}")
            continue
        uncounted, wrong, missing, lost = judge(sound, cloud)
        figures.uncounted += uncounted
        figures.wrong += wrong
        figures.fresh_missing += missing
        figures.lost += lost
        figures.repaired += is_told
        if uncounted or wrong or missing:
            figures.failures.append(f"{what}: {uncounted} uncounted, {wrong} wrong, {missing} fresh ones missing")
    return figures


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    wanted = parser.parse_args()
    memory = Path("/dev/shm")  # damage is what is tested here, not the disk's speed
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        began_s = time.monotonic()
        figures = run(seed=wanted.seed, count=wanted.count, folder=Path(folder))
    for failure in figures.failures:
        print(failure, file=sys.stderr)
    told = {name: value for name, value in figures.__dict__.items() if name != "failures"}
    print(json.dumps({"seed": wanted.seed, **told, "seconds": round(time.monotonic() - began_s, 1)}))
    sys.exit(1 if figures.failures else 0)


if __name__ == "__main__":
    main()
