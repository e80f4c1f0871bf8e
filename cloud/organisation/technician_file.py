"""The technicians' CSV file with their skills: one row a person, found again by branch and by another system's name."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from pydantic import ConfigDict, Field

from cloud.branches.queries import Branch
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, SeveralInOneCell, WriteRow
from cloud.foundation.payloads import PlainDecimal
from cloud.organisation.errors import NotASkill
from cloud.organisation.file_rows import EXPORTED, RowOfBranch, branch_of, branches_by_code, says_nothing_new, told
from cloud.technicians.operations import add_technician, change_technician
from cloud.technicians.queries import technicians_by_external_id

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SKILL: Final = re.compile(r"(?P<skill>[^:]{1,60}):\s*(?P<level>[1-5])")


class TechnicianInFile(RowOfBranch):
    """A row; skills stand in one cell with their levels from 1 to 5, as in `mechanical: 4; electrical: 2`.

    Somebody new works when the branch works, until shifts are set.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"external_id": "E-12", "branch": "NBO", "name": "Wanjiru Kamau", "skills": "mechanical: 4"}
        }
    )

    phone: str = Field(default="", max_length=40)
    van: str = Field(default="", max_length=60)
    hourly_rate: Decimal = Field(default=Decimal(0), ge=0, le=Decimal(10**9), decimal_places=6)
    home_latitude: float | None = Field(default=None, ge=-90, le=90)
    home_longitude: float | None = Field(default=None, ge=-180, le=180)
    skills: SeveralInOneCell[list[str]] = Field(default_factory=list, max_length=50)
    is_active: bool = True


class _Example(TechnicianInFile):
    hourly_rate: PlainDecimal = Decimal(0)


FILE: Final = FileKind(row=TechnicianInFile, key="external_id", ignored=EXPORTED)
EXAMPLE: Final = _Example(
    external_id="E-12",
    branch="NBO",
    name="Wanjiru Kamau",
    phone="+254700000001",
    van="KDA 123A",
    hourly_rate=Decimal(1200),
    skills=["mechanical: 4", "electrical: 2"],
)
PLAIN: Final = ("name", "phone", "van", "hourly_rate", "home_latitude", "home_longitude")


async def prepare(
    transaction: Transaction, *, actor: Actor, rows: Sequence[TechnicianInFile], now: datetime
) -> WriteRow[TechnicianInFile]:
    """Lock the technicians that these rows name, and return what adds one or brings one to what its row says."""
    branches = await branches_by_code(transaction, actor=actor)
    known = await technicians_by_external_id(
        transaction, branch_ids=actor.branch_ids, external_ids=[row.external_id for row in rows]
    )

    async def write(row: TechnicianInFile, columns: frozenset[str]) -> Outcome:
        branch = branch_of(row, branches)
        fields: dict[str, Any] = told(row, columns, PLAIN)
        if "skills" in columns:
            fields["skills"] = [skill_of(cell) for cell in row.skills]
        technician = known.get((branch.id, row.external_id.lower()))
        if technician is None:
            fields |= {"external_id": row.external_id, "shifts": shifts_like(branch), "is_active": row.is_active}
            await add_technician(transaction, actor=actor, branch_id=branch.id, **fields)
            return "added"
        fields |= told(row, columns, ["is_active"])
        if says_nothing_new(technician, fields):
            return "unchanged"
        await change_technician(
            transaction, actor=actor, technician=technician, seen_version=technician.version, changes=fields, now=now
        )
        return "changed"

    return write


def skill_of(cell: str) -> Mapping[str, Any]:
    """Raises: NotASkill."""
    found = _SKILL.fullmatch(cell)
    if found is None:
        raise NotASkill(cell=cell, field_errors={"skills": NotASkill.code})
    return {"skill": found["skill"].strip(), "level": int(found["level"])}


def shifts_like(branch: Branch) -> list[dict[str, str]]:
    """Return the branch's windows of the week as shifts; midnight ends a day as 00:00 does, and a whole day is two."""
    shifts = []
    for window in branch.calendar["windows"]:
        opens, closes = window["opens"], window["closes"].replace("24:00", "00:00")
        cuts = [opens, "12:00", closes] if opens == closes else [opens, closes]
        shifts += [
            {"weekday": WEEKDAYS[window["weekday"]], "starts": starts, "ends": ends} for starts, ends in pairwise(cuts)
        ]
    return shifts
