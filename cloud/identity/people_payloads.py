"""People as those see them who say what others may do."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime
from cloud.identity.account_payloads import Invitation
from cloud.identity.payloads import Language


class NewGrant(RequestBody):
    """A role and where it is given: in the organisation (none of the three), a region, a branch, or at a site of it."""

    role: str = Field(min_length=1, max_length=60, examples=["dispatch_officer"])
    branch_id: UUID | None = None
    region_id: UUID | None = None
    site_id: UUID | None = None


class GivenRole(ResponseBody):
    """A role as it was given."""

    id: UUID
    role: str
    role_name: str | None
    branch_id: UUID | None
    region_id: UUID | None
    site_id: UUID | None


class Colleague(ResponseBody):
    """Somebody who can sign in, with the roles that count where you may look."""

    id: UUID
    name: str
    email: str
    language: Language
    is_active: bool
    created_at: UtcTime
    roles: list[GivenRole]
    version: int
    is_yourself: bool
    is_yours_to_change: bool


class NewColleague(RequestBody):
    """Somebody who is to sign in: by an invitation, in which they choose a password, or with one that is shown."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"name": "Amina Otieno", "email": "amina@example.com", "roles": [{"role": "auditor"}]}
        }
    )

    name: str = Field(min_length=1, max_length=120)
    email: str = Field(min_length=3, max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")
    language: Language = "en"
    roles: list[NewGrant] = Field(min_length=1, max_length=20)
    is_invited: bool = False


class AddedColleague(ResponseBody):
    """The person, with a password that is shown this once and kept nowhere, or with their invitation."""

    person: Colleague
    password: str | None
    invitation: Invitation | None


class ColleagueChanges(RequestBody):
    """What is left out stays."""

    name: str = Field(default="", min_length=1, max_length=120)
    is_active: bool = True


class RenewedPassword(ResponseBody):
    """A password that is shown this once; older sessions have ended."""

    password: str
    given_at: datetime
