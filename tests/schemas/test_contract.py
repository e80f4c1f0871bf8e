"""The published contract: as new as the code, sound in itself, and true of what our programs really write."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from jsonschema import Draft202012Validator

from deploy.contract import KINDS, as_text, documents
from schemas.configuration import (
    ConfigurationDocument,
    Equipment,
    MqttPort,
    PointSetting,
    SerialPort,
    encode_configuration,
)
from schemas.downlink import Ack, Command, GatewayState, HostState, encode
from schemas.envelope import DroppedRange, encode_batch
from schemas.exchange import Answer
from schemas.records import (
    AlarmCleared,
    AlarmRaised,
    Birth,
    Body,
    ChartReport,
    CommandResult,
    ConfigApplied,
    EquipmentKind,
    LogRecord,
    PointDescription,
    PointName,
    Readings,
    Record,
)

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "contract"
STREAM = "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
POINT = PointDescription(key="p", unit="mm/s", name="P", low=None, high=11.0)
KIND = EquipmentKind(name="pump", title="Pump", port="serial", needs_address=True, baud_rate=9600)
RECORDS: list[Record] = [
    Birth(
        offset=2, at_us=1, agent_version="1", configuration_version=1, configuration_hash="h", points=[POINT],
        equipment_kinds=[KIND],
    ),
    ConfigApplied(offset=3, at_us=1, version=1, hash="h"),
    AlarmRaised(
        offset=4, at_us=1, alarm_id="a", rule_id="r", rule_version=1, point_key="p", point_unit="1", onset_seq=1,
        onset_at_us=1, value=1.5, limit=1.0, history_stream=STREAM,
    ),
    AlarmCleared(offset=5, at_us=1, alarm_id="a", rule_id="r", rule_version=1, cleared_seq=2, value=0.5),
    ChartReport(offset=6, at_us=1, rule_id="r", rule_version=1, phase="armed", learned=5, needed=5, centre=1.0),
    CommandResult(offset=7, at_us=1, command_id="c", outcome="done"),
    LogRecord(offset=8, at_us=1, level="warning", event="e", text="t"),
]  # fmt: skip
CONFIGURATION = ConfigurationDocument(
    version=3,
    ports=[SerialPort(key="line-1", device="usb:1:2"), MqttPort(key="plant", host="127.0.0.1", username="u")],
    equipment=[Equipment(key="p-101", type="pump", port="line-1", address="7")],
    points=[PointSetting(key="p-101/x", name="X")],
)
HOST = HostState(versions=[1], epoch=STREAM, at_us=1)
ACK = Ack(stream=STREAM, upto=9, epoch=STREAM)
COMMAND = Command(id=STREAM, kind="configure", expires_at_us=1, body=json.loads(encode_configuration(CONFIGURATION)))


def body() -> Body:
    readings = Readings(offset=[0, 1], point=[0, 0], at_us=[1, 2], value=[1.5, None], quality=[0, 2])
    points = [PointName("p", "mm/s")]
    return Body(boot="b", mono_ms=1, edge_at_us=1, clock="synced", points=points, readings=readings, records=RECORDS)


def batch() -> tuple[bytes, bytes]:
    """Header and body as they travel."""
    gaps = [DroppedRange(10, 12, "spool_full")]
    payload = encode_batch(stream=STREAM, lane="events", from_seq=1, to_seq=12, body=body(), dropped=gaps)
    header, _, rest = payload.partition(b"\n")
    return header, rest


MESSAGES: dict[str, bytes] = {
    "header": batch()[0],
    "body": batch()[1],
    "ack": encode(ACK),
    "host-state": encode(HOST),
    "command": encode(COMMAND),
    "gateway-state": encode(GatewayState(state="offline", boot="b", at_us=1)),
    "configuration": encode_configuration(CONFIGURATION),
    "https-answer": encode(Answer(host=HOST, acks=[ACK], commands=[COMMAND])),
}


def schema_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text())
    return found


def test_the_documents_are_as_new_as_the_code() -> None:
    kept = {path.name: path.read_text() for path in FOLDER.glob("*.json")}

    assert kept == {name: as_text(document) for name, document in documents().items()}, "run: python -m deploy.contract"


@pytest.mark.parametrize("name", KINDS)
def test_every_schema_is_one_and_holds_what_our_programs_write(name: str) -> None:
    schema = schema_of(name)

    Draft202012Validator.check_schema(schema)

    assert [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(MESSAGES[name]))] == []


def test_the_examples_hold_every_kind_of_record() -> None:
    assert {type(record) for record in RECORDS} == set(get_args(Record))


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("header", "from_seq", 0),
        ("header", "lane", "other"),
        ("header", "dropped", [[1, 2]]),
        ("body", "clock", "good"),
        ("body", "records", [{"type": "unheard_of", "offset": 0, "at_us": 1}]),
        ("body", "readings", {"quality": [3]}),
        ("ack", "upto", "9"),
        ("command", "body", {"ports": [{"type": "serial", "key": "A B", "device": "x"}]}),
        ("gateway-state", "state", "away"),
        ("configuration", "unknown", 1),
        ("https-answer", "acks", [{}]),
    ],
)
def test_what_our_programs_would_refuse_is_refused_by_the_schema(name: str, key: str, value: object) -> None:
    message = {**json.loads(MESSAGES[name]), key: value}

    assert not Draft202012Validator(schema_of(name)).is_valid(message)


def test_a_missing_field_is_refused() -> None:
    for name, kind in KINDS.items():
        message = json.loads(MESSAGES[name])
        for field in msgspec.structs.fields(kind):
            if field.required:
                without = {key: value for key, value in message.items() if key != field.encode_name}
                assert not Draft202012Validator(schema_of(name)).is_valid(without), (name, field.name)


def test_every_reference_of_the_asyncapi_document_leads_somewhere() -> None:
    document = json.loads((FOLDER / "asyncapi.json").read_text())

    def follow(reference: str) -> Any:
        place: Any = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        return place

    references = list(found_in(document))

    assert len(references) > 40
    assert all(follow(reference) for reference in references)


def found_in(part: Any) -> Any:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for one in part.values():
            yield from found_in(one)
    elif isinstance(part, list):
        for one in part:
            yield from found_in(one)
