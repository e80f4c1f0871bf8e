"""One's own account on the wire: profile, sessions, password, second factors, links of one use."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import AsSent, EmailAddress, RequestBody, ResponseBody, UtcTime
from cloud.identity.payloads import Language

Password = Annotated[str, AsSent, Field(min_length=1, max_length=200)]
Secret = Annotated[str, Field(min_length=20, max_length=100)]


class Profile(ResponseBody):
    """Who you are here, and what proves it.

    `time_zone` is null where times follow the device. A second factor that is needed may not be removed.
    """

    id: UUID
    name: str
    email: str
    language: Language
    time_zone: str | None
    has_password: bool
    has_authenticator: bool
    can_have_authenticator: bool
    recovery_codes_left: int
    passkeys: int
    needs_second_factor: bool


class ProfileChanges(RequestBody):
    """What to change of your profile; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"example": {"language": "sw", "time_zone": "Africa/Nairobi"}})

    language: Language = "en"
    time_zone: str | None = Field(default=None, max_length=60)


class NewPassword(RequestBody):
    """The password you have and the one you want."""

    model_config = ConfigDict(json_schema_extra={"example": {"current_password": "…", "password": "…"}})

    current_password: Password
    password: Password


class OwnSession(ResponseBody):
    """A browser or phone in which you are signed in."""

    id: UUID
    is_current: bool
    is_phone: bool
    way: str
    user_agent: str
    address: str
    created_at: UtcTime
    last_used_at: UtcTime


class AuthenticatorSeed(ResponseBody):
    """What an authenticator app is told: as text, as an address, and as a picture of it (SVG)."""

    seed: str
    address: str
    picture: str


class Code(RequestBody):
    """A code of the authenticator app."""

    model_config = ConfigDict(json_schema_extra={"example": {"code": "492039"}})

    code: str = Field(min_length=1, max_length=40)


class RecoveryCodes(ResponseBody):
    """Codes of one use, shown once."""

    codes: list[str]


class ResetRequest(RequestBody):
    """Whose password is forgotten."""

    model_config = ConfigDict(json_schema_extra={"example": {"email": "manager@demo.local"}})

    email: EmailAddress


class LinkSecret(RequestBody):
    """The secret of a link."""

    model_config = ConfigDict(json_schema_extra={"example": {"secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk"}})

    secret: Secret


class LinkUse(LinkSecret):
    """The secret of a link and the password to set."""

    model_config = ConfigDict(json_schema_extra={"example": {"secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk", "password": "…"}})

    password: Password


class CredentialLink(ResponseBody):
    """What an open link is for."""

    kind: Literal["invitation", "reset"]
    name: str
    email: str
    expires_at: UtcTime


class Invitation(ResponseBody):
    """An invitation that was made. `secret` is shown once, where no mail server could carry it; null if mailed."""

    id: UUID
    email: str
    expires_at: UtcTime
    secret: str | None


class SignInPolicy(ResponseBody):
    """How the organisation wants its people to sign in, and the roles that are meant."""

    needs_second_factor: bool
    roles: list[str]
    version: int


class NewSignInPolicy(RequestBody):
    """Whether the roles that can do most harm need a second factor."""

    model_config = ConfigDict(json_schema_extra={"example": {"needs_second_factor": True}})

    needs_second_factor: bool
