"""The inventory of personal data: where it lies, how a row belongs to somebody, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

OnErasure = Literal["delete", "blank", "keep"]


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of one table that belong to a person or a customer.

    `where` is SQL over that table with :person, :technician, :name, or :customer. `blanks` are the columns that lose
    their values, with the SQL of what takes their place. `secrets` are given to nobody.
    """

    table: str
    where: str
    on_erasure: OnErasure
    blanks: Mapping[str, str] = field(default_factory=dict)
    secrets: frozenset[str] = frozenset()
    why_kept: str = ""
    is_by_name: bool = False
    """The row knows whom it is about by a name alone: left as it is where two people share the name."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Columns that lose their values with age. `where` is SQL with :before."""

    table: str
    where: str
    blanks: Mapping[str, str]
    setting: str


BY_NAME: Final = "person_name = :name"
NAME_GONE: Final = {"person_name": "''"}
QUOTED: Final = "CAST(to_json( CAST( :name AS text)) AS text)"
OF_THEIR_SITES: Final = "site_id IN (SELECT id FROM site WHERE customer_id = :customer)"
OF_THEIR_ORDERS: Final = (
    "work_order_id IN (SELECT o.id FROM work_order o JOIN site s ON s.id = o.site_id WHERE s.customer_id = :customer)"
)

OF_PEOPLE: Final = (
    Held("session", "person_id = :person", "delete", secrets=frozenset({"secret_hash", "csrf_token"})),
    Held("credential_link", "person_id = :person", "delete", secrets=frozenset({"secret_hash"})),
    Held("known_browser", "person_id = :person", "delete", secrets=frozenset({"secret_hash"})),
    Held("sign_in_challenge", "person_id = :person", "delete", secrets=frozenset({"secret_hash", "words"})),
    Held("authenticator", "person_id = :person", "delete", secrets=frozenset({"seed_sealed"})),
    Held("recovery_code", "person_id = :person", "delete", secrets=frozenset({"code_hash"})),
    Held("passkey", "person_id = :person", "delete", secrets=frozenset({"credential_id", "public_key"})),
    Held("outside_identity", "person_id = :person", "delete"),
    Held("service_account", "person_id = :person", "keep", why_kept="a program's, not a person's"),
    Held("service_account", "created_by = :name", "blank", {"created_by": "''"}, is_by_name=True),
    Held(
        "api_key",
        "created_by = :name",
        "blank",
        {"created_by": "''"},
        secrets=frozenset({"secret_hash"}),
        is_by_name=True,
    ),
    Held(
        "credential_link",
        "created_by = :name",
        "blank",
        {"created_by": "''"},
        secrets=frozenset({"secret_hash"}),
        is_by_name=True,
    ),
    Held("role_assignment", "person_id = :person", "delete"),
    Held("notification", "person_id = :person", "delete"),
    Held("notification_choice", "person_id = :person", "delete"),
    Held(
        "message",
        "person_id = :person",
        "blank",
        {"address": "''", "subject": "''", "body": "''", "link": "''", "subscription_id": "NULL"},
    ),
    Held("push_subscription", "person_id = :person", "delete", secrets=frozenset({"auth", "p256dh"})),
    Held("idempotency_key", "person_id = :person", "delete"),
    Held("phone_failure", "person_id = :person", "keep", why_kept="names nobody but by an id"),
    Held("phone_command", "person_id = :person", "blank", {"body": "'{}'::jsonb", "fields": "'{}'::jsonb"}),
    Held("technician_leave", "technician_id = :technician", "delete"),
    Held("on_call", "technician_id = :technician", "keep", why_kept="names nobody but by an id"),
    Held("booking", "technician_id = :technician", "keep", why_kept="what was done and paid; names nobody"),
    Held(
        "entered_time",
        "technician_id = :technician",
        "blank",
        {"note": "''"},
        why_kept="the times are what was paid and invoiced",
    ),
    Held(
        "booking_move",
        "booking_id IN (SELECT id FROM booking WHERE technician_id = :technician)",
        "blank",
        {**NAME_GONE, "latitude": "NULL", "longitude": "NULL"},
    ),
    Held("stock_place", "technician_id = :technician", "blank", {"name": "'(' || left(id::text, 8) || ')'"}),
    Held("stock_move", "person_id = :person", "blank", NAME_GONE, why_kept="the ledger of stock"),
    Held("booking_move", BY_NAME, "blank", NAME_GONE, is_by_name=True),
    Held("work_order_comment", BY_NAME, "blank", NAME_GONE, is_by_name=True),
    Held("work_order_attachment", BY_NAME, "blank", NAME_GONE, is_by_name=True),
    Held("work_order_history", BY_NAME, "blank", NAME_GONE, is_by_name=True),
    Held("work_order_step", "answered_by = :name", "blank", {"answered_by": "''"}, is_by_name=True),
    Held("entered_time", "entered_by = :name", "blank", {"entered_by": "''"}, is_by_name=True),
    Held("entered_time", "withdrawn_by = :name", "blank", {"withdrawn_by": "''"}, is_by_name=True),
    Held(
        "event",
        f"position( {QUOTED} in CAST(payload AS text)) > 0",
        "blank",
        {"payload": f"CAST(replace(CAST(payload AS text), {QUOTED} , '\"\"') AS jsonb)"},
        is_by_name=True,
    ),
    Held("visit_proposal", "decided_by = :name", "blank", {"decided_by": "''"}, is_by_name=True),
    Held("alarm", "acknowledged_by = :name", "blank", {"acknowledged_by": "''"}, is_by_name=True),
    Held("access_link", "created_by = :name", "blank", {"created_by": "''"}, is_by_name=True),
    Held("file", "uploaded_by = :person", "keep", why_kept="names nobody but by an id; pictures go by age"),
    Held("event", "person_id = :person", "keep", why_kept="names nobody but by an id"),
    Held(
        "technician",
        "id = :technician",
        "blank",
        {
            "name": ":gone",
            "phone": "''",
            "van": "''",
            "home_latitude": "NULL",
            "home_longitude": "NULL",
            "certificates": "'[]'::jsonb",
            "is_active": "false",
            "version": "version + 1",
        },
    ),
    Held(
        "person",
        "id = :person",
        "blank",
        {"name": ":gone", "email": ":gone_email", "password_hash": "''", "is_active": "false"},
        secrets=frozenset({"password_hash"}),
    ),
)
"""What is held of who signs in, and of the technician they are. In this order: the names go last."""

OF_CUSTOMERS: Final = (
    Held("site", "customer_id = :customer", "blank", {"contacts": "'[]'::jsonb"}),
    Held("portal_request", OF_THEIR_SITES, "blank", {**NAME_GONE, "phone": "''"}),
    Held(
        "customer_decision",
        OF_THEIR_ORDERS,
        "blank",
        NAME_GONE,
    ),
    Held(
        "work_order_attachment",
        f"signed_by <> '' AND {OF_THEIR_ORDERS}",
        "blank",
        {"signed_by": "''"},
    ),
    Held("invoice", "customer_id = :customer", "keep", why_kept="issued invoices are kept for the tax authority"),
    Held("payment", "customer_id = :customer", "keep", why_kept="the ledger of money"),
    Held(
        "customer",
        "id = :customer",
        "blank",
        {
            "name": ":gone",
            "tax_number": "''",
            "phones": "'[]'::jsonb",
            "service_emails": "'[]'::jsonb",
            "billing_emails": "'[]'::jsonb",
            "billing_address": "''",
            "notes": "''",
            "is_active": "false",
            "version": "version + 1",
        },
    ),
)
"""What is held of a customer who is a person, or of the people whom a customer named."""

BY_AGE: Final = (
    Timed(
        "booking_move",
        "at < :before AND latitude IS NOT NULL",
        {"latitude": "NULL", "longitude": "NULL"},
        "position_retention_days",
    ),
    Timed(
        "phone_command",
        "at < :before AND jsonb_typeof(body -> 'place') = 'object'",
        {"body": "body - 'place'"},
        "position_retention_days",
    ),
    Timed(
        "portal_request",
        "at < :before AND (phone <> '' OR person_name <> '')",
        {"phone": "''", **NAME_GONE},
        "contact_retention_days",
    ),
    Timed(
        "message",
        "created_at < :before AND outcome IS NOT NULL AND (address <> '' OR body <> '')",
        {"address": "''", "subject": "''", "body": "''", "link": "''"},
        "contact_retention_days",
    ),
)
"""What goes by itself. Pictures do too, with their content (`file.erased_at`)."""


def pseudonym_of(subject_id: object) -> str:
    """Return what stands where a name stood: the end of an id, so that two who are gone are still two."""
    return f"Erased {str(subject_id)[-6:]}"
