"""What is said when there is no room for all records, and when there is again: each once."""

from typing import Final

import structlog

from edge_agent.observations import Notice
from edge_agent.spool.store import Shortage

TEXTS: Final[dict[Shortage, str]] = {
    "disk": "the disk is full; free some of it: until then the oldest history is given up for new records, and counted",
    "cap": "the room for records is used up, since the cloud has not confirmed them; bring the connection back or raise"
    " spool_cap_mb: until then the oldest history is given up for new records, and counted",
}

log = structlog.get_logger()


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
