"""The edge's configuration document: ports, equipment, points and rules; versioned and hashed."""

from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from schemas.rules.rule import Rule

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
    """What a person decided about a point: its name, or that it is not to be sent."""

    key: str
    name: str = ""
    is_enabled: bool = True


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
        _require_unique("rule", [rule.id for rule in self.rules])
        for machine in self.equipment:
            if machine.port not in ports:
                known = ", ".join(ports) or "none"
                raise ValueError(f"equipment {machine.key!r} is on port {machine.port!r}, known ports: {known}")


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
        return msgspec.convert(builtins, type=ConfigurationDocument)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BadConfiguration(str(error)) from error


def encode_configuration(document: ConfigurationDocument) -> bytes:
    """Return the canonical JSON text: keys sorted, so that equal documents are equal bytes."""
    return msgspec.json.encode(document, order="deterministic")


def content_hash(document: ConfigurationDocument) -> str:
    """Return the SHA-256 (hex) of the canonical text."""
    return sha256(encode_configuration(document)).hexdigest()


def _require_unique(what: str, keys: list[str]) -> None:
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    if doubled:
        raise ValueError(f"{what} key used twice: {', '.join(doubled)}")
