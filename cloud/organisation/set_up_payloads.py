"""The beginning on the wire: what an empty service asks whoever sets it up."""

from typing import Literal

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import EmailAddress, RequestBody, ResponseBody


class SetUpState(ResponseBody):
    """Whether this service waits to be set up, and whether that can be done in a browser."""

    is_needed: bool
    is_possible_here: bool


class MailAtBeginning(RequestBody):
    """Where the service hands its mail in; the account's password is MAFUNDI_MAIL_PASSWORD."""

    host: str = Field(min_length=1, max_length=200)
    port: int = Field(default=587, ge=1, le=65535)
    sender: EmailAddress
    username: str = Field(default="", max_length=200)
    security: Literal["starttls", "tls", "none"] = "starttls"


class SetUp(RequestBody):
    """All that an empty service has to know; `code` is what `mafundi-cloud set-up-code` prints at its machine."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "code": "ABCDEFGHIJKL",
                "name": "Example Works",
                "administrator_name": "Amina",
                "administrator_email": "amina@example.org",
                "administrator_password": "a long enough password",
                "branch_name": "Nairobi",
                "branch_code": "NBO",
                "time_zone": "Africa/Nairobi",
                "currency": "KES",
                "tax_rate_percent": "16",
            }
        }
    )

    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=200)
    administrator_name: str = Field(min_length=1, max_length=120)
    administrator_email: EmailAddress
    administrator_password: str = Field(min_length=1, max_length=200)
    branch_name: str = Field(min_length=1, max_length=120)
    branch_code: str = Field(min_length=1, max_length=8)
    time_zone: str = Field(min_length=1, max_length=60)
    currency: str = Field(min_length=3, max_length=3)
    tax_registration: str = Field(default="", max_length=40)
    tax_rate_percent: str = Field(default="0", min_length=1, max_length=8)
    calendar: Literal["weekdays", "always"] = "weekdays"
    mail: MailAtBeginning | None = None
