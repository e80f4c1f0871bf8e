"""What happens, told in the terminal: the service's own live events, read as the console reads them."""

import contextlib
import http.client
import http.cookiejar
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any, Final

from deploy.local.supervisor import Say

RETRY_S: Final = 2.0
READ_TIMEOUT_S: Final = 60.0
WORDS: Final = {
    "gateway.online": "edge agent is online",
    "gateway.offline": "edge agent is silent",
    "point.appeared": "a new point reports",
    "alarm.raised": "ALARM raised",
    "alarm.cleared": "alarm cleared",
    "alarm.acknowledged": "alarm acknowledged",
    "incident.opened": "INCIDENT opened",
    "incident.escalated": "incident grew",
    "incident.closed": "incident closed",
    "work_order.opened": "WORK ORDER opened",
    "work_order.changed": "work order changed",
    "work_order.status_changed": "work order moved",
    "work_order.verified": "REPAIR PROVED",
    "parts.reserved": "parts kept for the job",
    "stock.low": "stock is LOW",
    "visit.proposed": "visit PROPOSED",
    "invoice.issued": "INVOICE issued",
    "payment.requested": "phone asked to pay",
    "invoice.paid": "INVOICE PAID",
    "portal.confirmed": "customer is content",
    "portal.disputed": "customer DISPUTES",
    "portal.rated": "customer rated it",
    "booking.made": "technician booked",
    "booking.moved": "technician's next step",
    "stock.moved": "stock moved",
    "sla.at_risk": "promise AT RISK",
    "sla.breached": "promise BROKEN",
}


class EventFeed:
    """Follows the stream in a thread of its own and says one line an event."""

    def __init__(self, url: str, *, email: str, password: str, say: Say) -> None:
        self._url = url
        self._login = {"email": email, "password": password}
        self._say = say
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self._branches: dict[str, str] = {}
        self._last_number: str | None = None
        threading.Thread(target=self._follow, name="event feed", daemon=True).start()

    def _follow(self) -> None:
        while True:
            with contextlib.suppress(urllib.error.URLError, OSError, http.client.HTTPException, ValueError):
                self._sign_in()
                for event in self._events():
                    self._tell(event)
            time.sleep(RETRY_S)

    def _sign_in(self) -> None:
        request = urllib.request.Request(  # noqa: S310  # our own address
            f"{self._url}/api/v1/session",
            data=json.dumps(self._login).encode(),
            headers={"Content-Type": "application/json"},
        )
        with self._opener.open(request, timeout=READ_TIMEOUT_S) as answer:
            session = json.load(answer)
        self._branches = {branch["id"]: branch["name"] for branch in session["branches"]}

    def _events(self) -> Iterator[dict[str, Any]]:
        headers = {"Accept": "text/event-stream"}
        if self._last_number is not None:
            headers["Last-Event-ID"] = self._last_number
        request = urllib.request.Request(  # noqa: S310  # our own address
            f"{self._url}/api/v1/events/stream", headers=headers
        )
        with self._opener.open(request, timeout=READ_TIMEOUT_S) as answer:
            fields: dict[str, str] = {}
            for raw in answer:
                line = raw.decode().rstrip("\r\n")
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                self._last_number = fields.get("id", self._last_number)
                if fields.get("event") in WORDS:
                    yield {"type": fields["event"], **json.loads(fields.get("data", "{}"))}
                fields = {}

    def _tell(self, event: dict[str, Any]) -> None:
        branch = self._branches.get(event.get("branch_id") or "", "")
        self._say(f"{branch:<8} {WORDS[event['type']]:<22} {event.get('summary', '')}")
