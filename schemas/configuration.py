"""The edge's configuration document: ports, equipment, points and rules; versioned and hashed."""

import math
from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from schemas.reduction import DEFAULT_HEARTBEAT_S, Reduction
from schemas.rules.rule import EwmaParams, Rule

Key = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]


class SerialPort(Struct, frozen=True, kw_only=True, tag="serial", forbid_unknown_fields=True):
    """A serial line, found by what the device is, not by the number it got at boot.

    `device` is a path, a name under /dev/serial/by-id, or `usb:VID:PID[:serial]`.
    """

    key: Key
    device: str
    baud_rate: Annotated[int, Meta(ge=50, le=4_000_000)] = 115_200
    parity: Literal["none", "even", "odd"] = "none"
    stop_bits: Literal[1, 2] = 1


class MqttPort(Struct, frozen=True, kw_only=True, tag="mqtt", forbid_unknown_fields=True):
    """A broker to which equipment publishes by itself; the password stands in edge.toml under this key, if any."""

    key: Key
    host: str
    port: Annotated[int, Meta(ge=1, le=65_535)] = 1883
    username: str | None = None


Port = SerialPort | MqttPort


class Equipment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One machine on a port; `type` names a file of register map or frame layout, `address` means what the type says.

    For Modbus the address is the unit id, for MQTT the device's part of the topic; a point-to-point line needs none.
    """

    key: Key
    type: str
    port: Key
    address: str = ""
    interval_s: Annotated[float, Meta(gt=0, le=86_400)] = 1.0


class PointSetting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided about a point: its name, that it is not to be sent, or how it is thinned out.

    `deadband` (in the point's own unit) and `heartbeat_s` are in the document only when they are set: an edge agent
    that does not know them refuses a document that has them. What they mean, and their error: `schemas/reduction.py`.
    """

    key: str
    name: str = ""
    is_enabled: bool = True
    deadband: Annotated[float, Meta(ge=0)] | UnsetType = UNSET
    heartbeat_s: Annotated[float, Meta(ge=1, le=86_400)] | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.deadband is UNSET and self.heartbeat_s is not UNSET:
            raise ValueError(f"point {self.key!r} has a heartbeat_s without a deadband; add deadband = 0 or more")

    @property
    def reduction(self) -> Reduction | None:
        """Return how the point is thinned out, None if every reading is kept."""
        if self.deadband is UNSET:
            return None
        heartbeat_s = DEFAULT_HEARTBEAT_S if self.heartbeat_s is UNSET else self.heartbeat_s
        return Reduction(deadband=self.deadband, heartbeat_s=heartbeat_s)


class ConfigurationDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole desired state of one edge agent."""

    version: Annotated[int, Meta(ge=0)] = 0
    ports: list[Port] = []
    equipment: list[Equipment] = []
    points: list[PointSetting] = []
    rules: list[Rule] = []

    def __post_init__(self) -> None:
        ports = [port.key for port in self.ports]
        _require_unique("port", ports)
        _require_unique("equipment", [machine.key for machine in self.equipment])
        _require_unique("point", [point.key for point in self.points])
        _require_unique("rule", [rule.id for rule in self.rules])
        for machine in self.equipment:
            if machine.port not in ports:
                known = ", ".join(ports) or "none"
                raise ValueError(f"equipment {machine.key!r} is on port {machine.port!r}, known ports: {known}")
        for point in self.points:
            _require_reducible(point, [rule for rule in self.rules if rule.point_key == point.key])


class BadConfiguration(ValueError):
    """The document is not of the schema; the text names the place and the mend."""


def decode_configuration(document: bytes) -> ConfigurationDocument:
    """Raises: BadConfiguration."""
    try:
        return msgspec.json.decode(document, type=ConfigurationDocument)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadConfiguration(str(error)) from error


def configuration_from(builtins: object) -> ConfigurationDocument:
    """Read a document from plain dicts and lists, as TOML and a command's body give them.

    Raises:
        BadConfiguration: with the path of the field.
    """
    try:
        _require_finite(builtins, "$")
        return msgspec.convert(builtins, type=ConfigurationDocument)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BadConfiguration(str(error)) from error


def encode_configuration(document: ConfigurationDocument) -> bytes:
    """Return the canonical JSON text: keys sorted, so that equal documents are equal bytes."""
    return msgspec.json.encode(document, order="deterministic")


def content_hash(document: ConfigurationDocument) -> str:
    """Return the SHA-256 (hex) of the canonical text."""
    return sha256(encode_configuration(document)).hexdigest()


def _require_finite(value: object, place: str) -> None:
    """TOML knows `inf` and `nan`, and a number may be too large; JSON, as which a document is kept, has none of them.

    Raises:
        BadConfiguration: with the place.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise BadConfiguration(f"{value} is no number that can be kept, give one that is finite - at `{place}`")
    if isinstance(value, dict):
        for key, one in value.items():
            _require_finite(one, f"{place}.{key}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            _require_finite(one, f"{place}[{index}]")


def _require_reducible(point: PointSetting, rules: list[Rule]) -> None:
    """A chart learns from every reading, and a delay must not be broken off by readings that were left out."""
    reduction = point.reduction
    for rule in rules if reduction is not None else []:
        if isinstance(rule.params, EwmaParams):
            raise ValueError(
                f"point {point.key!r} has a deadband and is watched by chart {rule.id!r}, which learns from every"
                " reading; take away the deadband or the chart"
            )
        if reduction is not None and rule.params.max_gap_s < 2 * reduction.heartbeat_s:
            raise ValueError(
                f"point {point.key!r} has a heartbeat of {reduction.heartbeat_s:g} s, but rule {rule.id!r} takes more"
                f" than {rule.params.max_gap_s:g} s between readings for a gap; make the heartbeat at most half of that"
            )


def _require_unique(what: str, keys: list[str]) -> None:
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    if doubled:
        raise ValueError(f"{what} key used twice: {', '.join(doubled)}")
