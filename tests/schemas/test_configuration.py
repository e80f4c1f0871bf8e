"""The configuration document: equal documents have equal hashes, and faults are named with their place."""

import pytest

from schemas.configuration import (
    BadConfiguration,
    ConfigurationDocument,
    Equipment,
    SerialPort,
    configuration_from,
    content_hash,
    decode_configuration,
    encode_configuration,
)
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
