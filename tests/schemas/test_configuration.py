"""The configuration document: equal documents have equal hashes, and faults are named with their place."""

import re

import pytest
from msgspec import structs

from schemas.configuration import (
    BadConfiguration,
    ConfigurationDocument,
    Equipment,
    PointSetting,
    SerialPort,
    configuration_from,
    content_hash,
    decode_configuration,
    encode_configuration,
)
from schemas.reduction import Reduction
from schemas.rules.rule import LimitParams, Rule

RULE = Rule(
    id="r1",
    version=1,
    point_key="pump/vibration_de",
    point_unit="mm/s",
    params=LimitParams(direction="high", limit=7.1),
)
DOCUMENT = ConfigurationDocument(
    version=4,
    ports=[SerialPort(key="line-1", device="usb:0403:6001")],
    equipment=[Equipment(key="pump", type="bearing-monitor", port="line-1")],
    rules=[RULE],
)


def test_a_document_survives_the_wire() -> None:
    again = decode_configuration(encode_configuration(DOCUMENT))

    assert again == DOCUMENT
    assert content_hash(again) == content_hash(DOCUMENT)


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ({"ports": [{"type": "serial", "key": "Line 1", "device": "x"}]}, "$.ports[0].key"),
        ({"equipment": [{"key": "p", "type": "t", "port": "gone"}]}, "gone"),
        ({"ports": [{"type": "serial", "key": "a", "device": "x"}] * 2}, "a"),
        ({"prots": []}, "prots"),
        ({"rules": [{"id": "r"}]}, "$.rules[0]"),
    ],
)
def test_a_fault_is_named_with_its_place(document: object, named: str) -> None:
    with pytest.raises(BadConfiguration) as refusal:
        configuration_from(document)

    assert named in str(refusal.value)


def test_bytes_that_are_no_document_are_refused() -> None:
    with pytest.raises(BadConfiguration):
        decode_configuration(b"\xff\x00")


def test_a_document_without_a_deadband_is_what_it_was_before_there_were_any() -> None:
    document = structs.replace(DOCUMENT, rules=[], points=[PointSetting(key="pump/vibration_de", name="Vibration")])

    encoded = encode_configuration(document)

    assert b"deadband" not in encoded
    assert b"heartbeat" not in encoded


def test_a_deadband_without_a_heartbeat_has_the_usual_one() -> None:
    assert PointSetting(key="p", deadband=0.5).reduction == Reduction(deadband=0.5, heartbeat_s=600.0)
    assert PointSetting(key="p").reduction is None


@pytest.mark.parametrize(
    ("point", "rule", "told"),
    [
        ({"heartbeat_s": 60}, {}, "without a deadband"),
        ({"deadband": -1}, {}, "$.points[0].deadband"),
        ({"deadband": 0.1, "heartbeat_s": 0}, {}, "$.points[0].heartbeat_s"),
        ({"deadband": 0.1}, {"kind": "ewma"}, "take away the deadband or the chart"),
        (
            {"deadband": 0.1},
            {"kind": "limit", "direction": "high", "limit": 7, "max_gap_s": 900},
            "at most half of that",
        ),
    ],
)
def test_a_deadband_that_would_blind_a_rule_is_refused(
    point: dict[str, object], rule: dict[str, object], told: str
) -> None:
    params = rule or {"kind": "limit", "direction": "high", "limit": 7}
    whole = {"id": "r", "version": 1, "point_key": "pump/a", "point_unit": "mm/s", "params": params}

    with pytest.raises(BadConfiguration, match=re.escape(told)):
        configuration_from({"points": [{"key": "pump/a", **point}], "rules": [whole]})
