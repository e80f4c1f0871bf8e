"""Rubbish in a good stream, over the real broker: all that is good is stored, all that is bad is kept with a reason."""

import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID
from zlib import crc32

import pytest

from cloud.foundation.identifiers import new_id
from cloud.ingest.store_batch import Arrival, Unreadable, read
from schemas.records import Readings
from schemas.topics import gateway_topic
from tests.bench.publisher import Wire, _text
from tests.cloud.ingest.wire import START_US, arrival, body_of, readings_batch
from tests.ingest_rig import IngestRig
from tests.plant import HOST, MOSQUITTO, PASSWORD
from tests.programs import wait_for

pytestmark = [pytest.mark.serial]

SEED = 20261127
GOOD_BATCHES = 2000
POISONED = 0.01
A_BATCH = 10
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Poison:
    """A bad message and the word under which it is kept; one of another version is not kept."""

    name: str
    message: Arrival
    kind: str | None


def _framed(body: bytes, **header: object) -> bytes:
    head = {"v": 1, "stream": str(new_id()), "lane": "history", "from_seq": 1, "to_seq": 2, "body_crc": crc32(body)}
    words = ",".join(f'"{key}":{_json(value)}' for key, value in {**head, **header}.items())
    return f"{{{words}}}\n".encode() + body


def _json(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _columns(**changed: list[object]) -> Readings:
    two = {"offset": [0, 1], "point": [0, 0], "at_us": [START_US, START_US], "value": [1.0, 2.0], "quality": [0, 0]}
    return Readings(**{**two, **changed})  # type: ignore[arg-type]  # wrong on purpose


def corpus(gateway: UUID) -> list[Poison]:
    """Return one of each kind; each has a stream of its own."""
    topic = gateway_topic(str(gateway), "up")
    good = body_of(readings=_columns())
    text = arrival(gateway, new_id(), "history", 1, 2, good, []).payload.partition(b"\n")[2]

    def body(name: str, payload: bytes) -> Poison:
        return Poison(name, Arrival(topic, payload), "unreadable_body")

    def header(name: str, payload: bytes) -> Poison:
        return Poison(name, Arrival(topic, payload), "unreadable_header")

    def columns(name: str, **changed: list[object]) -> Poison:
        whole = arrival(gateway, new_id(), "history", 1, 2, body_of(readings=_columns(**changed)), [])
        return Poison(name, whole, "unreadable_body")

    stranger = readings_batch(new_id(), new_id(), [1])
    return [
        header("nothing", b""),
        header("no text", b"\xff\xfe\x00"),
        header("no JSON", b"{nonsense\n{}"),
        header("no line", b'{"v":1}'),
        header("a header of depth", b"[" * 200_000 + b"\n"),
        header("wrong types", _framed(text, from_seq="one")),
        header("backwards", _framed(text, from_seq=5, to_seq=2)),
        header("a stream without id", _framed(text, stream="pump house")),
        body("a damaged body", _framed(text[:-2] + b"xx", body_crc=1)),
        body("no UTF-8 in the body", _framed(b'{"boot":"\xff"}')),
        body("a body of depth", _framed(b'{"boot":' + b"[" * 200_000)),
        body("another codec", _framed(text, codec="cbor")),
        body("not a number", _framed(text.replace(b"1.0", b"NaN"))),
        body("infinity", _framed(text.replace(b"1.0", b"1e999"))),
        body("a text for a value", _framed(text.replace(b"1.0", b'"x"'))),
        columns("columns of two lengths", value=[1.0]),
        columns("a seq twice", offset=[0, 0]),
        columns("a point that is not listed", point=[0, 7]),
        Poison("an unknown edge agent", stranger, "unknown_gateway"),
        Poison("a wrong bucket", Arrival(f"mafundi/v1/{_other(topic)}/{gateway}/up", text), "foreign_topic"),
        Poison("another version", Arrival(topic, b'{"v":99}\nbody'), None),
    ]


def _other(topic: str) -> str:
    return f"{(int(topic.split('/')[2]) + 1) % 64:02}"


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IngestRig]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: rubbish was not sent over a broker")
    rig = IngestRig(tmp_path_factory.mktemp("rig"), gateways=4)
    try:
        yield rig
    finally:
        rig.stop()


def line_to(rig: IngestRig) -> "closing[Wire]":
    return closing(Wire(port=rig.plant.broker_port, username=HOST, password=PASSWORD))


def publish(rig: IngestRig, messages: list[Arrival]) -> None:
    """Publish and wait until the broker has all."""
    with line_to(rig) as wire:
        send(wire, messages)


def send(wire: Wire, messages: list[Arrival]) -> None:
    waiting = len(messages)
    for message in messages:
        wire.publish(_text(message.topic), message.payload)
    deadline = time.monotonic() + 60
    while waiting and time.monotonic() < deadline:
        waiting -= sum(kind >> 4 == 4 for kind, _ in wire.exchange(0.1))
    assert not waiting


def test_all_that_is_good_is_stored_and_all_that_is_bad_is_kept_with_a_reason(rig: IngestRig) -> None:
    chance = random.Random(SEED)
    ingest = rig.start_ingest()
    gateways = [UUID(one) for one in rig.gateways]
    streams = [new_id() for _ in gateways]
    messages, sent = [], []
    for number in range(GOOD_BATCHES):
        place, first = number % len(gateways), number // len(gateways) * A_BATCH + 1
        messages.append(readings_batch(gateways[place], streams[place], range(first, first + A_BATCH)))
    count = int(GOOD_BATCHES * POISONED)
    kinds = [poison for gateway in gateways for poison in corpus(gateway)]
    for poison in [*corpus(gateways[0]), *chance.sample(kinds, count)]:
        sent.append(poison)
        messages.insert(chance.randrange(len(messages)), poison.message)

    publish(rig, messages)

    stored = "SELECT count(*), count(DISTINCT (stream_no, seq)) FROM reading"
    all_good = GOOD_BATCHES * A_BATCH
    wait_for("all that is good", lambda: rig.ask(stored) == [(all_good, all_good)], timeout_s=60)
    expected = sorted(poison.kind for poison in sent if poison.kind)
    found = [row[0] for row in rig.ask("SELECT kind FROM dead_letter WHERE reason <> '' ORDER BY kind COLLATE \"C\"")]
    assert found == expected
    assert ingest.is_running
    assert "Traceback" not in ingest.said()


def test_what_is_wrong_is_told_within_a_second_of_its_arrival(rig: IngestRig) -> None:
    if not rig.plant.programs:
        rig.start_ingest()

    def letters() -> int:
        return len(rig.ask("SELECT 1 FROM dead_letter"))

    delays_s = []
    for wanted in range(letters() + 1, letters() + 6):
        began_s = time.monotonic()
        publish(rig, [Arrival(gateway_topic(rig.gateways[0], "up"), b"\xff")])
        while letters() < wanted and time.monotonic() < began_s + 20:
            time.sleep(0.02)
        delays_s.append(time.monotonic() - began_s)

    assert sorted(delays_s)[2] < 1.0


def is_refused(wire: Wire) -> bool:
    """Tell whether the broker takes the last message by no means: it says so (MQTT 5 §3.4.2.1), or hangs up."""
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            for kind, rest in wire.exchange(1.0):
                if kind >> 4 == 4:
                    return len(rest) > 2 and rest[2] >= 0x80
    except (AssertionError, ConnectionError):
        return True
    return False


def test_a_payload_of_64_mib_is_refused_without_harm(rig: IngestRig) -> None:
    ingest = rig.plant.programs[0]
    before = len(rig.ask("SELECT 1 FROM reading"))
    with line_to(rig) as huge:
        huge.publish(_text(gateway_topic(rig.gateways[0], "up")), bytes(64 * MIB))
        assert is_refused(huge)

    publish(rig, [readings_batch(UUID(rig.gateways[1]), new_id(), range(1, 4))])

    wait_for("what came after it", lambda: len(rig.ask("SELECT 1 FROM reading")) == before + 3, timeout_s=20)
    assert ingest.is_running


def test_one_that_came_another_way_is_not_even_read() -> None:
    topic = gateway_topic(str(new_id()), "up")

    found = read(Arrival(topic, b"{" * 64 * MIB))

    assert isinstance(found, Unreadable)
    assert "larger than" in found.reason


def test_two_programs_share_the_edge_agents_by_buckets(tmp_path: Path) -> None:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: two ingest programs were not tried")
    rig = IngestRig(tmp_path, gateways=16)
    try:
        programs = [
            rig.start_ingest("lower", MAFUNDI_INGEST_BUCKETS="00-31"),
            rig.start_ingest("upper", MAFUNDI_INGEST_BUCKETS="32-63"),
        ]
        batches = [
            readings_batch(UUID(gateway), stream, range(first, first + A_BATCH))
            for gateway, stream in [(one, new_id()) for one in rig.gateways]
            for first in range(1, 501, A_BATCH)
        ]
        publish(rig, batches)

        stored = "SELECT count(*), count(DISTINCT (stream_no, seq)) FROM reading"
        wait_for("all of it", lambda: rig.ask(stored) == [(8000, 8000)], timeout_s=60)
        lower = [one for one in rig.gateways if int(gateway_topic(one, "up").split("/")[2]) < 32]
        assert 0 < len(lower) < len(rig.gateways)
        programs[0].stop()
        more = [readings_batch(UUID(one), new_id(), range(1, 4)) for one in rig.gateways]
        publish(rig, more)
        upper_rows = 3 * (len(rig.gateways) - len(lower))
        wait_for("the upper half", lambda: rig.ask(stored)[0][0] == 8000 + upper_rows, timeout_s=30)

        programs[0].start()

        wait_for("the lower half", lambda: rig.ask(stored)[0][0] == 8000 + 3 * len(rig.gateways), timeout_s=30)
    finally:
        rig.stop()
