"""People and sessions on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody

Language = Literal["en", "sw", "fr"]


class SignIn(RequestBody):
    """E-mail and password."""

    model_config = ConfigDict(json_schema_extra={"example": {"email": "manager@demo.local", "password": "…"}})

    email: str = Field(min_length=3, max_length=200)
    password: str = Field(min_length=1, max_length=200)


class Preferences(RequestBody):
    """What a person chose for themselves."""

    language: Language


class Person(ResponseBody):
    """The signed-in person."""

    id: UUID
    name: str
    email: str
    language: Language


class Role(ResponseBody):
    """A role in a branch, or in all (null)."""

    role: str
    branch_id: UUID | None


class OwnBranch(ResponseBody):
    """A branch in which the person has a role."""

    id: UUID
    name: str
    code: str
    time_zone: str
    currency: str


class Session(ResponseBody):
    """Who is signed in, with the token that changes must carry."""

    person: Person
    roles: list[Role]
    branches: list[OwnBranch]
    permissions: list[str]
    csrf_token: str
