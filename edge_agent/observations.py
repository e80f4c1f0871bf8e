"""What sources hand to the pipeline, and the bounded queue between them."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from schemas.configuration import ConfigurationDocument
from schemas.records import CommandResult

INBOX_SIZE: Final = 5_000
PUT_TIMEOUT_S: Final = 0.5


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


class Inbox:
    """One bounded queue; a source that finds it full waits, and its equipment with it, rather than lose anything."""

    def __init__(self, *, size: int = INBOX_SIZE) -> None:
        self._queue: queue.Queue[Item] = queue.Queue(maxsize=size)
        self._is_closed = threading.Event()

    def put(self, item: Item) -> bool:
        """Wait for a place and tell whether there was one before the inbox closed."""
        while not self._is_closed.is_set():
            try:
                self._queue.put(item, timeout=PUT_TIMEOUT_S)
            except queue.Full:
                continue
            return True
        return False

    def get(self, *, timeout_s: float) -> Item | None:
        """Return the next item, None if none came in time."""
        try:
            return self._queue.get(timeout=timeout_s) if timeout_s > 0 else self._queue.get_nowait()
        except queue.Empty:
            return None

    def close(self) -> None:
        """Take nothing more; what is inside can still be read."""
        self._is_closed.set()

    def __len__(self) -> int:
        return self._queue.qsize()
