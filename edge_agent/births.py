"""Birth records: who speaks, with which configuration, which points there are, which equipment could be connected."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from schemas.configuration import ConfigurationDocument, content_hash
from schemas.records import Birth, EquipmentKind, PointDescription

POINTS_PER_BIRTH: Final = 200
"""A longer list is spread over several records, so that each fits into a batch."""
MOST_KINDS: Final = 200
"""About 120 bytes each: a folder of more own types is told in part, by name."""


def births(
    *, document: ConfigurationDocument, points: list[PointDescription], kinds: list[EquipmentKind], at_us: int
) -> list[Birth]:
    """Return the births that announce `points`, at least one; the first one also tells the equipment types."""
    names = {setting.key: setting.name for setting in document.points if setting.name}
    enabled = {setting.key: setting.is_enabled for setting in document.points}
    told = [
        PointDescription(
            key=point.key, unit=point.unit, name=names.get(point.key, point.name), low=point.low, high=point.high
        )
        for point in points
        if enabled.get(point.key, True)
    ]
    return [
        Birth(
            offset=0,
            at_us=at_us,
            agent_version=agent_version(),
            configuration_version=document.version,
            configuration_hash=content_hash(document),
            points=told[start : start + POINTS_PER_BIRTH],
            equipment_kinds=kinds[:MOST_KINDS] if start == 0 else [],
        )
        for start in range(0, max(len(told), 1), POINTS_PER_BIRTH)
    ]


def agent_version() -> str:
    """Return the installed version of this program."""
    try:
        return version("mafundi")
    except PackageNotFoundError:
        return "unknown"
