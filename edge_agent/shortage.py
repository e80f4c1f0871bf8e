"""No room for all records: a full disk is waited out, and what is said of it is said once."""

import threading
from collections.abc import Callable
from typing import Final

import structlog

from edge_agent.observations import Notice
from edge_agent.spool import SpoolFull
from edge_agent.spool.records import Shortage

TEXTS: Final[dict[Shortage, str]] = {
    "disk": "the disk is full; free some of it: until then the oldest history is given up for new records, and counted",
    "cap": "the room for records is used up, since the cloud has not confirmed them; bring the connection back or raise"
    " spool_cap_mb: until then the oldest history is given up for new records, and counted",
}

NO_ROOM_PAUSE_S: Final = 1.0

log = structlog.get_logger()


class Patience:
    """Tries a commit until it succeeds, since nothing accepted may be lost."""

    def __init__(self) -> None:
        self.has_room = True

    def persist(self, commit: Callable[[], None], *, stop: threading.Event | None = None) -> None:
        """Commit, however often it takes; raises only when told to stop while there is no room."""
        pause = stop or threading.Event()
        while True:
            try:
                commit()
            except (SpoolFull, OSError) as error:
                self._tell_room(False, str(error))
                if pause.wait(0.0 if self.has_room else NO_ROOM_PAUSE_S) and stop is not None:
                    raise
                self.has_room = False
            else:
                self._tell_room(True)
                return

    def _tell_room(self, has_room: bool, cause: str = "") -> None:
        if has_room and not self.has_room:
            log.info("spool.has_room_again")
        elif not has_room and self.has_room:
            log.error("spool.no_room", cause=cause, text="the disk is full: free some of it or lower spool_cap_mb")
        self.has_room = has_room


class ShortageTeller:
    """Remembers what was said last; `text` is empty while there is room."""

    def __init__(self) -> None:
        self.text = ""

    def news(self, shortage: Shortage | None) -> Notice | None:
        """Return what has to be said now, None if it was said already."""
        text = "" if shortage is None else TEXTS[shortage]
        if text == self.text:
            return None
        self.text = text
        if shortage is None:
            notice = Notice("info", "spool.has_room_again", "there is room again: no more history is given up")
        else:
            notice = Notice("error", "spool.gives_up_history", text)
        getattr(log, notice.level)(notice.event, text=notice.text)
        return notice
