"""Notifications, choices, push subscriptions, the log and the mail settings on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

Way = Literal["push", "mail"]
MessageState = Literal["waiting", "sent", "refused", "given_up"]


class Notification(ResponseBody):
    """One thing you are told, in your language; `link` is the page it is about."""

    id: UUID
    branch_id: UUID
    kind: str
    title: str
    body: str
    link: str
    about_kind: str
    about_id: UUID
    created_at: UtcTime
    seen_at: UtcTime | None


class UnseenCount(ResponseBody):
    """How much you have not looked at."""

    count: int


class Seen(RequestBody):
    """Which notifications you have looked at; null means all of them."""

    model_config = ConfigDict(json_schema_extra={"example": {"notification_ids": None}})

    notification_ids: Annotated[list[UUID], Field(max_length=200)] | None = None


class Choice(ResponseBody):
    """Whether you are told about a kind of thing by a way; the inbox has everything."""

    kind: str
    channel: Way
    is_on: bool
    is_default: bool


class ChoiceChange(RequestBody):
    """How you want to be told."""

    model_config = ConfigDict(json_schema_extra={"example": {"is_on": True}})

    is_on: bool


class PushKey(ResponseBody):
    """The key a browser asks for when it subscribes (applicationServerKey, base64url)."""

    key: str


class PushKeys(RequestBody):
    """The subscription's own keys, base64url."""

    p256dh: str = Field(min_length=80, max_length=100, pattern=r"^[A-Za-z0-9_-]+=*$")
    auth: str = Field(min_length=16, max_length=40, pattern=r"^[A-Za-z0-9_-]+=*$")


class NewPushSubscription(RequestBody):
    """What a browser answers when it subscribes (PushSubscription.toJSON)."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "endpoint": "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                "expirationTime": None,
                "keys": {
                    "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                    "auth": "tBHItJI5svbpez7KI4CCXg",
                },
            }
        }
    )

    endpoint: str = Field(min_length=10, max_length=1000)
    expirationTime: float | None = None  # noqa: N815  # the browser's own spelling
    keys: PushKeys


class PushSubscription(ResponseBody):
    """A browser of yours that may be woken."""

    id: UUID
    user_agent: str
    created_at: UtcTime


class Message(ResponseBody):
    """A mail or push: to whom, about what, and what became of it."""

    id: UUID
    branch_id: UUID
    channel: Way
    address: str
    subject: str
    about_kind: str
    about_id: UUID
    created_at: UtcTime
    state: MessageState
    tries: int
    outcome_at: UtcTime | None
    reason: str


class Escalation(RequestBody):
    """Who is told, one after the other, and the minutes each has to look; nobody means dispatchers, then managers."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"minutes": 10, "person_ids": ["0193b5c8-1111-7abc-8def-000000000003"]}}
    )

    minutes: int = Field(ge=1, le=1440)
    person_ids: list[UUID] = Field(default_factory=list, max_length=20)


class ChainPerson(ResponseBody):
    """Somebody who may stand in the chain."""

    id: UUID
    name: str


class BranchEscalation(ResponseBody):
    """The chain of a branch, and who may stand in it."""

    minutes: int
    person_ids: list[UUID]
    people: list[ChainPerson]
    version: int


class MailSettings(RequestBody):
    """The mail server; its password is a setting of the installation (MAFUNDI_MAIL_PASSWORD) and never stored here."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "host": "mail.example.com",
                "port": 587,
                "sender": "service@example.com",
                "username": "service@example.com",
                "security": "starttls",
            }
        }
    )

    host: str = Field(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9.:_-]+$")
    port: int = Field(default=587, ge=1, le=65535)
    sender: str = Field(min_length=3, max_length=200, pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    username: str = Field(default="", max_length=200)
    security: Literal["starttls", "tls", "none"] = "starttls"


class MailSettingsNow(ResponseBody):
    """The mail settings as they are, or null before they are set."""

    settings: MailSettings | None
    has_password: bool
    version: int


class TestMail(RequestBody):
    """Where to send a test mail; empty means to yourself."""

    model_config = ConfigDict(json_schema_extra={"example": {"to": ""}})

    to: str = Field(default="", max_length=200, pattern=r"^$|^[^@\s<>]+@[^@\s<>]+$")
