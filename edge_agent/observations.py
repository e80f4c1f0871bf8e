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
class Identity:
    """By what a copy is known of something that is repeated until it is acknowledged.

    Two copies share `speaker` and `content`. `may_be_copy` is False where the one who repeats says that this is no
    repetition. What was heard before the latest `unfinished_at_most` of the speaker was acknowledged and is not meant.
    """

    speaker: str
    content: bytes
    may_be_copy: bool = True
    unfinished_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What equipment said at once; `on_stored` is called when it is on the disk, so that the device may forget it."""

    measurements: tuple[Measurement, ...]
    on_stored: Callable[[], None] | None = None
    identity: Identity | None = None


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
