"""The equipment types of firmware_bridge as the configuration needs them: which there are, and what fits together."""

from pathlib import Path

from firmware_bridge.equipment import BadEquipmentType, EquipmentType, available_types, load_equipment_type
from schemas.configuration import ConfigurationDocument, Equipment, MqttPort
from schemas.records import EquipmentKind, PointDescription

UNIT_IDS = range(1, 248)
"""Addresses of single devices (Modbus over serial line V1.02, §2.2)."""


class EquipmentCatalogue:
    """Loads types by name, one's own folder first."""

    def __init__(self, *, own_folder: Path | None) -> None:
        self._own_folder = own_folder

    def load(self, type_name: str) -> EquipmentType:
        """Raises: BadEquipmentType."""
        return load_equipment_type(type_name, folder=self._own_folder)

    def points(self, type_name: str) -> list[PointDescription]:
        """Return the points of a type by their name in it; none of a type that cannot be loaded any more."""
        try:
            points = self.load(type_name).points
        except BadEquipmentType:
            return []
        return [
            PointDescription(key=point.name, unit=point.unit, name=point.title, low=point.low, high=point.high)
            for point in points
        ]

    def kinds(self) -> list[EquipmentKind]:
        """Return all types whose files can be used; one that cannot is told when a machine names it."""
        found: list[EquipmentKind] = []
        for name in available_types(folder=self._own_folder):
            try:
                found.append(_kind_of(self.load(name)))
            except BadEquipmentType:
                continue
        return found

    def findings(self, document: ConfigurationDocument) -> list[str]:
        """Return what does not fit together, each with what to do."""
        ports = {port.key: port for port in document.ports}
        found: list[str] = []
        for machine in document.equipment:
            neighbours = [one for one in document.equipment if one.port == machine.port and one.key != machine.key]
            refusal = self._refusal(machine, neighbours, is_mqtt=isinstance(ports[machine.port], MqttPort))
            if refusal is not None:
                found.append(f"equipment {machine.key!r}: {refusal}")
        return found

    def _refusal(self, machine: Equipment, neighbours: list[Equipment], *, is_mqtt: bool) -> str | None:
        try:
            kind = self.load(machine.type)
        except BadEquipmentType as error:
            return str(error)
        if is_mqtt != (kind.protocol == "mqtt_json"):
            wanted = "an MQTT port" if kind.protocol == "mqtt_json" else "a serial port"
            return f"type {machine.type!r} needs {wanted}, port {machine.port!r} is another; name a fitting port"
        if any(one.address == machine.address for one in neighbours):
            return f"address {machine.address!r} is used twice on port {machine.port!r}; give each its own"
        if kind.protocol == "mqtt_json":
            return _mqtt_refusal(machine.address)
        if kind.protocol == "modbus_rtu":
            return self._modbus_refusal(machine, neighbours)
        if neighbours:
            return f"type {machine.type!r} needs a line of its own; put {neighbours[0].key!r} on another port"
        return None

    def _modbus_refusal(self, machine: Equipment, neighbours: list[Equipment]) -> str | None:
        if not machine.address.isdecimal() or int(machine.address) not in UNIT_IDS:
            return f"address {machine.address!r} is no Modbus unit id; write a number from 1 to 247"
        others = [one for one in neighbours if self._protocol(one) not in ("modbus_rtu", None)]
        if others:
            return f"{others[0].key!r} on the same port speaks another protocol; put it on another port"
        return None

    def _protocol(self, machine: Equipment) -> str | None:
        try:
            return self.load(machine.type).protocol
        except BadEquipmentType:
            return None


def _kind_of(one: EquipmentType) -> EquipmentKind:
    is_mqtt = one.protocol == "mqtt_json"
    return EquipmentKind(
        name=one.name,
        title=one.title,
        port="mqtt" if is_mqtt else "serial",
        needs_address=one.protocol in ("mqtt_json", "modbus_rtu"),
        baud_rate=None if is_mqtt else one.baud_rate,
    )


def _mqtt_refusal(address: str) -> str | None:
    if not address or any(sign in address for sign in "/+#"):
        return f"address {address!r} cannot be a part of a topic; write what the machine publishes under"
    return None
