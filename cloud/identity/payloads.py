"""People and sessions on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import AsSent, RequestBody, ResponseBody, UtcTime

Language = Literal["en", "sw", "fr"]


class SignIn(RequestBody):
    """E-mail and password, and the code of the authenticator app, or a recovery code, where one is asked for."""

    model_config = ConfigDict(json_schema_extra={"example": {"email": "manager@demo.local", "password": "…"}})

    email: str = Field(min_length=3, max_length=200)
    password: Annotated[str, AsSent] = Field(min_length=1, max_length=200)
    code: str = Field(default="", max_length=40)


class Proof(RequestBody):
    """A code of the authenticator app, or without one the password."""

    model_config = ConfigDict(json_schema_extra={"example": {"password": "…"}})

    password: Annotated[str, AsSent] = Field(default="", max_length=200)
    code: str = Field(default="", max_length=40)


class Preferences(RequestBody):
    """What a person chose for themselves."""

    language: Language


class Person(ResponseBody):
    """The signed-in person."""

    id: UUID
    name: str
    email: str
    language: Language
    time_zone: str | None


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
    """Who is signed in, with the token that changes must carry.

    A session that `must_enrol` can do nothing but set up a second factor: the organisation asks the role for one.
    """

    person: Person
    roles: list[Role]
    branches: list[OwnBranch]
    permissions: list[str]
    csrf_token: str
    proved_at: UtcTime
    must_enrol: bool
