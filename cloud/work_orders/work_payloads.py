"""What is done at an order, on the wire: its checklist, comments, attachments, times, proof."""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, FiniteFloat

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime
from cloud.work_orders.category_payloads import StepKind


class OrderStep(ResponseBody):
    """A step of an order's checklist, and its answer."""

    id: UUID
    position: int
    title: str
    kind: StepKind
    unit: str
    low: float | None
    high: float | None
    options: list[str]
    is_required: bool
    answer: bool | float | str | None
    note: str
    is_out_of_limits: bool
    answered_by: str | None
    answered_at: UtcTime | None
    version: int


class StepAnswer(RequestBody):
    """Yes or no, a number in the step's unit, a text, or one of the options."""

    model_config = ConfigDict(json_schema_extra={"example": {"answer": 2.8, "note": "measured twice"}})

    answer: bool | FiniteFloat | str
    note: str = Field(default="", max_length=1000)


class NewComment(RequestBody):
    """What to say; with an id of your own it may be sent twice."""

    model_config = ConfigDict(json_schema_extra={"example": {"text": "The gate closes at six."}})

    id: UUID | None = None
    text: str = Field(min_length=1, max_length=5000)


class Comment(ResponseBody):
    """What somebody said about an order."""

    id: UUID
    at: UtcTime
    person_name: str
    text: str


class NewAttachment(RequestBody):
    """An upload (`PUT /files/{id}`) to attach; a signature names who signed."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                "kind": "photo",
                "caption": "The old bearing",
            }
        }
    )

    id: UUID | None = None
    file_id: UUID
    kind: Literal["photo", "document", "signature"]
    caption: str = Field(default="", max_length=300)
    signed_by: str = Field(default="", max_length=200)


class Attachment(ResponseBody):
    """A photo, a document or a signature of an order; look at pictures under `/files/{file_id}/picture`."""

    id: UUID
    file_id: UUID
    kind: Literal["photo", "document", "signature"]
    caption: str
    signed_by: str
    at: UtcTime
    person_name: str


class MissingProof(ResponseBody):
    """What lacks before the order can be completed; `what` names the step or counts photos or metres."""

    code: Literal["step", "photo", "signature", "position", "no_position"]
    what: str


class ProofOfOrder(ResponseBody):
    """What the kind of job asks for, and what lacks."""

    missing: list[MissingProof]
    distance_m: float | None


class NewTimeEntry(RequestBody):
    """A stretch of somebody's time that no step told; with an id of your own it may be sent twice."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "technician_id": "0198f1c2-7a4e-7c3b-9a59-1c5f0e2d8b10",
                "kind": "work",
                "starts_at": "2026-11-27T06:00:00Z",
                "ends_at": "2026-11-27T07:30:00Z",
                "note": "The phone lay in the van.",
            }
        }
    )

    id: UUID | None = None
    technician_id: UUID
    kind: Literal["travel", "work", "break"]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    note: str = Field(default="", max_length=1000)


class TimeEntry(ResponseBody):
    """A stretch of travel, work or break of one technician; without an end it still goes on.

    `id` and `entered_by` are set when a person wrote it down; otherwise the technician's own steps tell it.
    """

    id: UUID | None
    entered_by: str
    note: str
    technician_name: str
    kind: Literal["travel", "work", "break"]
    starts_at: UtcTime
    ends_at: UtcTime | None
    minutes: int


class Verification(ResponseBody):
    """A time in which the machine's own signal is watched after a repair.

    `held`: it stayed in band; `failed`: the trouble came back; `unproved`: the machine said nothing; `ended`: a person
    took the work up again.
    """

    id: UUID
    state: Literal["watching", "held", "failed", "unproved", "ended"]
    minutes: int
    started_at: UtcTime
    until: UtcTime
    decided_at: UtcTime | None
