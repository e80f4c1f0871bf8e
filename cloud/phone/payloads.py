"""The phone's jobs and commands on the wire."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, FiniteFloat

from cloud.foundation.payloads import PlainDecimal, RequestBody, ResponseBody, UtcTime


class PhonePlace(RequestBody):
    """Where the phone was, degrees WGS 84; the accuracy in metres is its own estimate."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    accuracy_m: FiniteFloat | None = Field(default=None, ge=0)


class _Command(RequestBody):
    """The id is made by the phone, once; `at` is the phone's own clock."""

    v: Literal[1] = 1
    id: UUID
    booking_id: UUID
    at: AwareDatetime


class MoveCommand(_Command):
    """A step of the job itself."""

    kind: Literal[
        "accept", "decline", "depart", "arrive", "start", "pause", "resume", "complete", "complete_in_part", "give_up"
    ]
    reason: str = Field(default="", max_length=500)
    place: PhonePlace | None = None


class AnswerCommand(_Command):
    """An answer to a step of the checklist."""

    kind: Literal["answer"]
    step_id: UUID
    answer: bool | FiniteFloat | str
    note: str = Field(default="", max_length=1000)


class CommentCommand(_Command):
    """A note; the command's id becomes the comment's."""

    kind: Literal["comment"]
    text: str = Field(min_length=1, max_length=5000)


class AttachCommand(_Command):
    """A photo or a signature that was uploaded before; the command's id becomes the attachment's."""

    kind: Literal["attach"]
    file_id: UUID
    what: Literal["photo", "signature"]
    caption: str = Field(default="", max_length=300)
    signed_by: str = Field(default="", max_length=200)


class UsePartCommand(_Command):
    """A part that was used, out of the technician's van or a warehouse; the command's id becomes the stock move's."""

    kind: Literal["use_part"]
    part_id: UUID
    place_id: UUID
    quantity: Decimal = Field(gt=0, le=Decimal(10**6), decimal_places=6)


Command = Annotated[
    MoveCommand | AnswerCommand | CommentCommand | AttachCommand | UsePartCommand, Field(discriminator="kind")
]


class CommandBody(RequestBody):
    """One command of a phone's queue; commands are told one after another, in order."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "command": {
                    "kind": "arrive",
                    "id": "0193b5c8-2222-7abc-8def-000000000001",
                    "booking_id": "0193b5c8-2222-7abc-8def-000000000002",
                    "at": "2026-11-24T08:12:00Z",
                    "place": {"latitude": -1.4563, "longitude": 36.9785},
                }
            }
        }
    )

    command: Command


class CommandOutcome(ResponseBody):
    """What came of a command; one that was refused, or failed by an error of ours, changed nothing and says why."""

    id: UUID
    outcome: Literal["applied", "refused", "failed"]
    code: str
    detail: str


class PhoneAddress(ResponseBody):
    """Where a technician's phone begins.

    `lan`: on the page that lets it trust this installation's authority, whose fingerprint is compared. `public`: at the
    phone page itself, under the service's public address. `none`: phones cannot reach the service.
    """

    way: Literal["lan", "public", "none"]
    address: str
    fingerprint: str
    qr: str = Field(description="The address as a QR code, SVG.")


class FailedCommand(ResponseBody):
    """A command that is kept because the service failed at it; `words` is what the technician wrote or answered."""

    id: UUID
    kind: str
    person_name: str
    words: str
    told_at: UtcTime = Field(description="By the phone's own clock.")
    failed_at: UtcTime
    tries: int


class JobStep(ResponseBody):
    """A step of a job's checklist."""

    id: UUID
    position: int
    title: str
    kind: Literal["check", "number", "text", "choice"]
    unit: str
    low: float | None
    high: float | None
    options: list[str]
    is_required: bool
    answer: bool | float | str | None
    is_out_of_limits: bool


class JobMove(ResponseBody):
    """A next state of the booking that is possible now."""

    to: str
    requires_reason: bool


class JobPart(ResponseBody):
    """A part the job needs, and where to take it from: where it is kept, else wherever there is enough of it."""

    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: PlainDecimal
    used: PlainDecimal
    place_id: UUID | None
    place_name: str | None


class VanPart(ResponseBody):
    """What the van has of a part."""

    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: PlainDecimal


class Van(ResponseBody):
    """The technician's van and all that is in it."""

    place_id: UUID
    name: str
    contents: list[VanPart]


class Job(ResponseBody):
    """A job of the signed-in technician, with everything it takes to do it without a network."""

    booking_id: UUID
    booking_status: str
    starts_at: UtcTime
    ends_at: UtcTime
    travel_minutes: int
    allowed_moves: list[JobMove]
    work_order_id: UUID
    number: str
    title: str
    description: str
    priority: str
    branch_id: UUID
    time_zone: str
    due_at: UtcTime | None
    asset_name: str | None
    site_name: str | None
    site_address: str | None
    latitude: float | None
    longitude: float | None
    steps: list[JobStep]
    parts: list[JobPart]
    comments: list[str]
    photo_count: int
    needed_photos: int
    has_signature: bool
    needs_signature: bool
    missing: list[str]


class Jobs(ResponseBody):
    """Whose phone it is, and their jobs: what is open, and what was done today."""

    technician_id: UUID
    technician_name: str
    person_id: UUID
    now: UtcTime
    van: Van | None
    jobs: list[Job]
