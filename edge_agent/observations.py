"""What sources hand to the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from schemas.configuration import ConfigurationDocument
from schemas.records import CommandResult


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value of one point; `value` is None when what came is no number."""

    point_key: str
    point_unit: str
    at_us: int
    value: float | None
    quality: int
    is_device_time: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """What equipment said at once; `on_stored` is called when it is on the disk, so that the device may forget it.

    Equipment that repeats itself until it is acknowledged gives each frame an `identity`, by which a copy is known.
    """

    measurements: tuple[Measurement, ...]
    on_stored: Callable[[], None] | None = None
    machine_key: str = ""
    identity: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person in the cloud should be able to read."""

    level: Literal["info", "warning", "error"]
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class NewConfiguration:
    """From here on records belong to this document; `command_id` is set when a command brought it."""

    document: ConfigurationDocument
    command_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a command that changed nothing in the pipeline."""

    result: CommandResult


Item = Arrival | Notice | NewConfiguration | Answer
