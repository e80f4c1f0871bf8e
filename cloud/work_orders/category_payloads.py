"""Kinds of jobs on the wire: what they need, their steps, and what proves that they are done."""

from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from cloud.foundation.payloads import PlainDecimal, RequestBody, ResponseBody
from cloud.work_orders.payloads import RequiredSkill

StepKind = Literal["check", "number", "text", "choice"]
ShortText = Annotated[str, Field(min_length=1, max_length=200)]


class StepDefinition(RequestBody):
    """A step of every job of a kind; `low` and `high` are the band of a number in its unit (UCUM)."""

    title: ShortText
    kind: StepKind = "check"
    unit: str = Field(default="", max_length=30)
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    options: list[ShortText] = Field(default_factory=list, max_length=20)
    is_required: bool = True

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind != "number" and (self.unit or self.low is not None or self.high is not None):
            raise PydanticCustomError("limits_need_number", "only a number has a unit and limits")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("low_above_high", "the lower limit is above the upper one")
        if self.kind != "choice" and self.options:
            raise PydanticCustomError("options_need_choice", "only a choice has options")
        if self.kind == "choice" and len(set(self.options)) < max(2, len(self.options)):
            raise PydanticCustomError("choice_needs_options", "a choice needs two options that differ")
        return self


class PartOfJob(RequestBody):
    """What such a job needs of a part, by the part's number."""

    number: str = Field(min_length=1, max_length=60)
    quantity: Decimal = Field(default=Decimal(1), gt=0, le=Decimal(10**6), decimal_places=6)


class PartOfKind(ResponseBody):
    """What such a job needs of a part."""

    number: str
    name: str
    unit: str
    quantity: PlainDecimal


class NewServiceCategory(RequestBody):
    """A kind of job. `radius_m` 0: the position is not looked at; `verification_minutes` 0: the signal is not."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "name": "Bearing replacement",
                "failure_modes": ["bearing"],
                "required_skills": [{"skill": "mechanical", "level": 3}],
                "duration_minutes": 120,
                "steps": [
                    {"title": "Locked out and tagged", "kind": "check"},
                    {"title": "Vibration after the repair", "kind": "number", "unit": "mm/s", "high": 4.5},
                ],
                "parts": [{"number": "6205-2RS", "quantity": "2"}],
                "photo_count": 1,
                "needs_signature": True,
                "radius_m": 300,
                "verification_minutes": 30,
            }
        }
    )

    name: ShortText
    failure_modes: list[ShortText] = Field(default_factory=list, max_length=40)
    required_skills: list[RequiredSkill] = Field(default_factory=list, max_length=20)
    required_certificates: list[ShortText] = Field(default_factory=list, max_length=20)
    duration_minutes: int = Field(default=90, ge=5, le=1440)
    steps: list[StepDefinition] = Field(default_factory=list, max_length=100)
    parts: list[PartOfJob] = Field(default_factory=list, max_length=100)
    photo_count: int = Field(default=0, ge=0, le=20)
    needs_signature: bool = False
    radius_m: int = Field(default=0, ge=0, le=50_000)
    verification_minutes: int = Field(default=0, ge=0, le=10_080)


class ServiceCategoryChanges(NewServiceCategory):
    """What to change; fields left out stay, whatever default stands here."""

    model_config = ConfigDict(json_schema_extra={"example": {"photo_count": 2}})

    name: ShortText = "-"


class ServiceCategory(ResponseBody):
    """A kind of job."""

    id: UUID
    name: str
    failure_modes: list[str]
    required_skills: list[RequiredSkill]
    required_certificates: list[str]
    duration_minutes: int
    steps: list[StepDefinition]
    parts: list[PartOfKind]
    photo_count: int
    needs_signature: bool
    radius_m: int
    verification_minutes: int
    version: int
