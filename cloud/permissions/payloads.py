"""Roles on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from cloud.foundation.payloads import RequestBody, ResponseBody

Letter = Literal["+", "t", "o", "."]


class BuiltInRole(ResponseBody):
    """A role that comes with the product."""

    role: str
    given_in: list[Literal["organisation", "region", "branch", "site"]]
    is_yours_to_give: bool


class PermissionRow(ResponseBody):
    """One permission: where it can be held, and a letter for each role (`+`, `t` assigned, `o` own, `.` not)."""

    permission: str
    level: Literal["organisation", "branch", "site"]
    letters: dict[str, Letter]


class PermissionTable(ResponseBody):
    """The whole table."""

    roles: list[BuiltInRole]
    rows: list[PermissionRow]


class CustomRole(ResponseBody):
    """A role of the organisation's own."""

    id: UUID
    name: str
    permissions: list[str]
    version: int
    holders: int
    is_yours_to_give: bool


class NewCustomRole(RequestBody):
    """A role within one's own rights."""

    name: str = Field(min_length=1, max_length=80, examples=["Night dispatcher"])
    permissions: list[str] = Field(min_length=1, max_length=200, examples=[["work_order.read", "booking.read"]])


class CustomRoleChanges(RequestBody):
    """What is left out stays."""

    name: str = Field(default="", min_length=1, max_length=80)
    permissions: list[str] = Field(default_factory=list, min_length=1, max_length=200)
