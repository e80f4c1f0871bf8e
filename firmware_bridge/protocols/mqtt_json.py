"""Equipment that publishes JSON over MQTT: a topic pattern and a path in the object for each point."""

import json
import math
from collections.abc import Mapping
from typing import Any

from firmware_bridge.equipment import EquipmentType
from firmware_bridge.sample import RawReading, RawSample, Rejected


def topic_of(kind: EquipmentType, *, address: str) -> str:
    """Return the topic of one machine."""
    return kind.topic.replace("{address}", address)


def topic_filter(kind: EquipmentType) -> str:
    """Return the filter that matches every machine of this kind, also those nobody configured."""
    return kind.topic.replace("{address}", "+")


def read_message(kind: EquipmentType, payload: bytes) -> RawReading | Rejected:
    """Return the samples of a message."""
    try:
        content = json.loads(payload)
    except (ValueError, RecursionError) as error:
        return Rejected(f"no JSON: {error}")
    samples: list[RawSample] = []
    for point in kind.points:
        value = _at(content, point.field or "")
        if isinstance(value, int | float) and not isinstance(value, bool):
            samples.append(RawSample(point.name, _as_float(value) * point.scale + point.offset))
    return RawReading(tuple(samples)) if samples else Rejected("none of the known fields is in the message")


def message_of(kind: EquipmentType, values: Mapping[str, float]) -> bytes:
    """Return a message with these values by point name: the device's side."""
    content: dict[str, Any] = {}
    for point in kind.points:
        if point.name in values:
            *path, last = (point.field or "").split(".")
            place = content
            for part in path:
                place = place.setdefault(part, {})
            place[last] = (values[point.name] - point.offset) / point.scale
    return json.dumps(content).encode()


def _as_float(value: float) -> float:
    """JSON bounds no integer; one too large for a float is infinite, as `1e999` is."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _at(content: Any, path: str) -> Any:
    for part in path.split("."):
        if not isinstance(content, dict):
            return None
        content = content.get(part)
    return content
