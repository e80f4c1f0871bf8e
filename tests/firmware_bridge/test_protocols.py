"""Protocols: what the simulated side says is what the edge's side hears."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.equipment import PointType, load_equipment_type
from firmware_bridge.framing import CobsDecoder
from firmware_bridge.protocols.checksum_line import LineReader, line_of
from firmware_bridge.protocols.cobs_frames import CobsReader, acknowledged_number, acknowledgement, telemetry
from firmware_bridge.protocols.modbus_rtu import poll_plan, registers_of, value_of
from firmware_bridge.protocols.mqtt_json import message_of, read_message, topic_filter, topic_of
from firmware_bridge.sample import RawReading, Rejected

BEARING = load_equipment_type("bearing-monitor")
GENERATOR = load_equipment_type("generator-controller")
COMPRESSOR = load_equipment_type("compressor")
CHILLER = load_equipment_type("chiller")


@given(st.integers(0, 2**32 - 1), st.integers(1, 2**50), st.lists(st.floats(0, 90, width=32), min_size=3, max_size=3))
def test_a_telemetry_frame_is_heard_as_it_was_said(number: int, at_ms: int, values: list[float]) -> None:
    (heard,) = CobsReader(BEARING).feed(telemetry(frame_number=number, device_at_ms=at_ms, values=values))

    assert isinstance(heard, RawReading)
    assert (heard.frame_number, heard.device_at_ms) == (number, at_ms)
    assert [sample.value for sample in heard.samples] == values


@given(st.integers(0, 2**32 - 1))
def test_an_acknowledgement_names_its_frame(number: int) -> None:
    (frame,) = CobsDecoder().feed(acknowledgement(number))

    assert acknowledged_number(frame) == number


def test_a_frame_of_another_kind_of_equipment_is_rejected_with_the_reason() -> None:
    (heard,) = CobsReader(BEARING).feed(telemetry(frame_number=1, device_at_ms=1, values=[1.0]))

    assert isinstance(heard, Rejected)
    assert "3 values" in heard.reason


def test_a_line_is_heard_as_it_was_said() -> None:
    (heard,) = LineReader(GENERATOR).feed(line_of(GENERATOR, {"voltage": 398.5, "oil_pressure": 4.25}))

    assert isinstance(heard, RawReading)
    assert {sample.point: sample.value for sample in heard.samples} == {"voltage": 398.5, "oil_pressure": 4.25}


def test_a_message_is_heard_as_it_was_said() -> None:
    heard = read_message(COMPRESSOR, message_of(COMPRESSOR, {"discharge_pressure": 7.5}))

    assert isinstance(heard, RawReading)
    assert [(sample.point, sample.value) for sample in heard.samples] == [("discharge_pressure", 7.5)]
    assert topic_of(COMPRESSOR, address="c-3") == "plant/c-3/state"
    assert topic_filter(COMPRESSOR) == "plant/+/state"


@pytest.mark.parametrize("payload", [b"", b"\xff", b"[]", b"{}", b'{"pressure": "high"}', b"[" * 100_000])
def test_a_message_without_a_known_number_is_rejected_and_never_a_crash(payload: bytes) -> None:
    assert isinstance(read_message(COMPRESSOR, payload), Rejected)


def test_a_number_too_large_for_any_sensor_is_heard_as_infinite() -> None:
    heard = read_message(COMPRESSOR, b'{"pressure": {"discharge": -' + b"9" * 400 + b"}}")

    assert isinstance(heard, RawReading)
    assert [sample.value for sample in heard.samples] == [-math.inf]


def test_neighbouring_registers_are_asked_for_together() -> None:
    assert [(part.start, part.count) for part in poll_plan(CHILLER)] == [(0, 12)]


@given(st.sampled_from(["uint16", "int16", "uint32", "int32", "float32"]), st.booleans(), st.integers(0, 30_000))
def test_registers_say_the_value_in_every_type_and_word_order(kind: str, is_low_first: bool, number: int) -> None:
    point = PointType(
        name="x",
        title="X",
        unit="1",
        register=4,
        data_type=kind,  # type: ignore[arg-type]  # sampled from the closed set
        is_low_word_first=is_low_first,
        scale=0.5,
        offset=1.0,
    )
    value = number * 0.5 + 1.0

    assert value_of(point, registers_of(point, value), 4) == pytest.approx(value, rel=1e-6)
