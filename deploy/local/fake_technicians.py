"""Simulated technicians: they do on their phones' routes what people do on their phones, one step every few seconds."""

import io
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

from PIL import Image, ImageDraw

from deploy.local.caller import Caller

NEXT: Final = {
    "scheduled": "accept",
    "dispatched": "accept",
    "accepted": "depart",
    "travelling": "arrive",
    "on_site": "start",
    "on_break": "resume",
}
"""What somebody at work does next, by the state of the booking."""


class RepairsOfVisitors(Caller):
    """Mends the machine of every job that somebody has completed by hand: a simulation cannot be touched."""

    def __init__(self, url: str, login: dict[str, Any], *, repair: Callable[[str], None]) -> None:
        self._repair = repair
        self._seen: set[tuple[str, str]] = set()
        super().__init__(url, login, headers={})

    def _work(self) -> None:
        for order in self._call("GET", "/work-orders?status=completed")["items"]:
            repaired = (order["id"], order["completed_at"])
            if repaired not in self._seen:
                self._seen.add(repaired)
                self._repair(order["asset_name"] or "")


class FakeTechnician(Caller):
    """Does one login's jobs; `repair` mends the machine of this name before a job is done."""

    def __init__(self, url: str, login: dict[str, Any], *, repair: Callable[[str], None]) -> None:
        self._repair = repair
        self._tried: set[tuple[str, str]] = set()
        super().__init__(url, login, headers={"X-Mafundi-Device": "phone"})

    def _work(self) -> None:
        """Take one step of the first job that is not done."""
        jobs = [job for job in self._call("GET", "/phone/jobs")["jobs"] if job["allowed_moves"]]
        if not jobs:
            return
        job = jobs[0]
        if job["booking_status"] in NEXT:
            place = None
            if job["latitude"] is not None:
                place = {"latitude": job["latitude"], "longitude": job["longitude"]}
            self._tell(job, NEXT[job["booking_status"]], place=place)
        elif (step := next((one for one in job["steps"] if one["answer"] is None), None)) is not None:
            self._tell(job, "answer", step_id=step["id"], answer=answer_to(step))
        elif (part := part_to_use(job, tried=self._tried)) is not None:
            self._tried.add((job["booking_id"], part["part_id"]))
            left = Decimal(part["quantity"]) - Decimal(part["used"])
            self._tell(job, "use_part", part_id=part["part_id"], place_id=part["place_id"], quantity=str(left))
        elif job["photo_count"] < job["needed_photos"]:
            self._attach(job, "photo", caption="After the repair")
        elif job["needs_signature"] and not job["has_signature"]:
            self._attach(job, "signature", signed_by="Shift supervisor")
        else:
            self._repair(job["asset_name"] or "")
            self._tell(job, "complete")

    def _attach(self, job: dict[str, Any], what: str, **more: str) -> None:
        file_id = str(uuid4())
        path = f"/files/{file_id}?branch_id={job['branch_id']}&name={what}.jpg"
        self._call("PUT", path, drawing_of(what))
        self._tell(job, "attach", file_id=file_id, what=what, **more)

    def _tell(self, job: dict[str, Any], kind: str, **more: Any) -> None:
        command = {
            "kind": kind,
            "id": str(uuid4()),
            "booking_id": job["booking_id"],
            "at": datetime.now(UTC).isoformat(),
        }
        self._call("POST", "/phone/commands", {"command": {**command, **more}})


def part_to_use(job: dict[str, Any], *, tried: Collection[tuple[str, str]]) -> dict[str, Any] | None:
    """Return a part that the job still needs and that can be had; what was refused once is left to the office."""
    for part in job["parts"]:
        is_left = Decimal(part["used"]) < Decimal(part["quantity"])
        if is_left and part["place_id"] is not None and (job["booking_id"], part["part_id"]) not in tried:
            found: dict[str, Any] = part
            return found
    return None


def answer_to(step: dict[str, Any]) -> bool | float | str:
    """Return an answer that is fine: yes, a value inside the band, the first option."""
    if step["kind"] == "check":
        return True
    if step["kind"] == "number":
        low: float | None = step["low"]
        high: float | None = step["high"]
        if low is not None and high is not None:
            return round((low + high) / 2, 1)
        return round(high * 0.6, 1) if high is not None else round(low * 1.2, 1) if low is not None else 1.0
    return str(step["options"][0]) if step["options"] else "in order"


def drawing_of(what: str) -> bytes:
    """Return a small picture that says what it stands for."""
    picture = Image.new("RGB", (480, 320), "#dfe5e6")
    pen = ImageDraw.Draw(picture)
    if what == "signature":
        pen.line([(60, 220), (140, 90), (190, 230), (260, 110), (330, 210), (430, 150)], fill="#111", width=5)
    else:
        pen.ellipse((140, 60, 340, 260), outline="#4d595d", width=26)
        pen.ellipse((200, 120, 280, 200), outline="#1d2426", width=12)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80)
    return written.getvalue()
