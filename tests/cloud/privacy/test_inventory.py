"""No personal column without a word in the inventory of what becomes of it."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Table, select, text

from cloud.foundation.database import Transaction
from cloud.migrations.tables import metadata
from cloud.privacy.rules import BY_AGE, OF_CUSTOMERS, OF_PEOPLE, Held, Timed

SOUNDS_PERSONAL = re.compile(
    r"(^|_)(name|names|email|emails|mail|phone|phones|address|latitude|longitude|contacts|by|agent|words|note|notes|"
    r"body|fields|password_hash|endpoint|caption|payer|sender|recipient|tax_number|certificates|birthday|gender|salt)$"
)
NAMES_THINGS = {
    *(f"{table}.name" for table in (
        "asset", "custom_role", "file", "gateway", "part", "point", "price_list", "rule", "service_category",
        "site",
    )),
    "alarm.rule_name",
    "gateway.password_hash",
    "service_category.required_certificates",
    "work_order.required_certificates",
    "site.address",
    "site.latitude",
    "site.longitude",
    "session.is_phone",
    "notification.not_seen_by",  # ids of people, who are erased by themselves
}  # fmt: skip
OF_THE_ORGANISATION = {"branch", "region", "organisation"}
"""How the company itself is called and reached."""
KEPT_BY_LAW = {
    "invoice": "issued invoices are kept as they were for the tax authority",
    "payment": "the ledger of money",
    "payment_request": "the ledger of money",
    "payment_callback": "what the provider said, evidence of the ledger of money",
    "allocation": "the ledger of money",
}
BY_WORK = {
    "contract.notes": "what was agreed with an organisation",
    "customer_decision.words": "the customer's word on a job, kept with it; its name goes",
    "customer_rating.words": "said of a job, by nobody who is named",
    "portal_request.words": "what is wrong with a machine; name and number go",
    "visit_proposal.note": "why a visit was not made; the name goes",
    "work_order_attachment.caption": "what a picture shows; the names go",
    "work_order_step.note": "what was found; the name goes",
}


def said() -> set[str]:
    every: tuple[Held | Timed, ...] = (*OF_PEOPLE, *OF_CUSTOMERS, *BY_AGE)
    columns = {f"{one.table}.{name}" for one in every for name in one.blanks}
    for held in (*OF_PEOPLE, *OF_CUSTOMERS):
        if held.on_erasure == "delete":
            columns |= {f"{held.table}.{column.name}" for column in metadata.tables[held.table].columns}
        if held.on_erasure == "keep":
            columns |= {f"{held.table}.{word}" for word in re.findall(r"\w+", held.where)}
    return columns | {"audit_entry.person_name", "audit_entry.name_salt", "audit_entry.values_salt"}


def every_column() -> Iterator[tuple[Table, Column[object]]]:
    for table in metadata.tables.values():
        for column in table.columns:
            yield table, column


def test_every_column_that_sounds_personal_has_a_word_on_what_becomes_of_it() -> None:
    known = said() | NAMES_THINGS | set(BY_WORK)
    silent = sorted(
        f"{table.name}.{column.name}"
        for table, column in every_column()
        if SOUNDS_PERSONAL.search(column.name)
        and f"{table.name}.{column.name}" not in known
        and table.name not in KEPT_BY_LAW
        and table.name not in OF_THE_ORGANISATION
    )

    assert silent == [], "say in cloud/privacy/rules.py what becomes of these columns, or here why they name nobody"


def test_every_table_that_hangs_on_a_person_or_technician_is_in_the_inventory() -> None:
    listed = {held.table for held in OF_PEOPLE} | {"audit_entry"}
    hanging = {
        table.name
        for table, column in every_column()
        if column.name == "person_id"
        or any(key.target_fullname in {"person.id", "technician.id"} for key in column.foreign_keys)
    }

    assert sorted(hanging - listed) == [], "say in cloud/privacy/rules.py what becomes of these rows"


def test_what_is_kept_says_why() -> None:
    assert [held.table for held in (*OF_PEOPLE, *OF_CUSTOMERS) if held.on_erasure == "keep" and not held.why_kept] == []


async def test_every_line_of_the_inventory_is_a_question_the_database_understands(transaction: Transaction) -> None:
    bound = {
        "person": "01a21e25-a0e0-7f21-9e77-ea059927646a",
        "technician": "01a21e25-a0e0-7f21-9e77-ea059927646a",
        "customer": "01a21e25-a0e0-7f21-9e77-ea059927646a",
        "name": "Nobody",
    }
    for held in (*OF_PEOPLE, *OF_CUSTOMERS):
        used = {name: value for name, value in bound.items() if f":{name}" in held.where}
        await transaction.execute(select(metadata.tables[held.table]).where(text(held.where)), used)
        assert set(held.blanks) <= set(metadata.tables[held.table].columns.keys())
        assert held.secrets <= set(metadata.tables[held.table].columns.keys())


@pytest.mark.parametrize("timed", BY_AGE, ids=lambda one: one.table)
def test_what_goes_with_age_goes_by_a_setting(timed: Timed) -> None:
    from cloud.foundation.settings import OutwardSettings

    assert timed.setting in OutwardSettings.model_fields
