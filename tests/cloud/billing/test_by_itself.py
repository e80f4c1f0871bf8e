"""A proved repair is invoiced by itself, by the branch's choice, and the invoice reaches the customer."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from cloud.automations.proved_repair_is_invoiced import proved_repair_is_invoiced
from cloud.automations.registry import AUTOMATIONS, outward_automations
from cloud.billing.queries import balance_of, invoice_of_order, revenue_of_orders
from cloud.files.store import open_store
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement, deliver_next, names_by_event
from cloud.foundation.money import Money
from cloud.foundation.relay import publish_committed
from cloud.notifications.sending import Outside
from tests.cloud.billing.office import PRICES, Office
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings
from tests.mail_server import mail_server


async def react(office: Office, outside: Outside) -> None:
    """Publish and run everything until nothing is left."""
    automations = (*AUTOMATIONS, *outward_automations(outside))
    while True:
        async with office.database.transaction() as transaction:
            published = await publish_committed(transaction, reactions=names_by_event(automations))
        while await deliver_next(office.database, reactions={one.name: one.run for one in automations}):
            pass
        if published == 0:
            return


@pytest.fixture
async def house(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> AsyncIterator[tuple[Office, Outside, list[Any]]]:
    """The service with its mail server, and a manager at the console."""
    database = Database(fresh_database.app, pool_size=4)
    settings = web_settings(fresh_database, tmp_path)
    outside = Outside(
        files=open_store(settings.files_url), public_url="https://s.example", mail_password="", push_hosts=frozenset()
    )
    with mail_server() as post:
        manager = await signed_in(app_on(database, settings), email=ground.manager)
        await manager.put("/organisation/mail", json=post.settings, headers={"If-Match": '"0"'})
        await manager.post("/price-lists", json=PRICES)
        customer = {"name": "Savanna", "language": "fr", "billing_emails": ["accounts@example.com"]}
        made = (await manager.post("/customers", json=customer)).json()
        yield Office(manager, ground, database, made), outside, post.got
        await manager.aclose()
    await database.close()


async def set_mode(office: Office, mode: str) -> None:
    path = f"/branches/{office.ground.nairobi}/invoicing"
    body = {"mode": mode, "tax_rounding": "line"}
    answer = await office.manager.put(path, json=body, headers={"If-Match": '"0"'})
    assert answer.status_code == 200, answer.text


async def invoices_of(office: Office, order: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await office.manager.get("/invoices", params={"work_order_id": order["id"]})
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def look_again(office: Office, order: dict[str, Any]) -> None:
    told = Announcement(uuid4(), "work_order.verified", office.ground.nairobi, UUID(order["id"]), {})
    async with office.database.transaction() as transaction:
        await act_as_system(transaction)
        await proved_repair_is_invoiced(transaction, told, datetime.now(UTC))


async def test_a_branch_that_issues_sends_the_invoice_in_the_customers_language_once(
    house: tuple[Office, Outside, list[Any]],
) -> None:
    office, outside, got = house
    await set_mode(office, "issue")
    order = await office.order(minutes=60)
    await react(office, outside)
    await look_again(office, order)
    await react(office, outside)

    (invoice,) = await invoices_of(office, order)
    (mail,) = [one for one in got if one["To"] == "accounts@example.com"]
    (attached,) = mail.iter_attachments()
    assert (invoice["status"], invoice["sent_to"], invoice["net"]) == ("issued", "accounts@example.com", "3500.00")
    assert mail["Subject"] == f"Facture {invoice['number']} : Belt"
    assert attached.get_filename() == f"{invoice['number']}.pdf"
    assert attached.get_content().startswith(b"%PDF-")


@pytest.mark.parametrize(("mode", "statuses"), [("draft", ["draft"]), ("manual", [])])
async def test_the_branch_chooses_how_far_it_goes_by_itself(
    house: tuple[Office, Outside, list[Any]], mode: str, statuses: list[str]
) -> None:
    office, outside, _ = house
    await set_mode(office, mode)
    order = await office.order()
    await react(office, outside)

    assert [one["status"] for one in await invoices_of(office, order)] == statuses


async def test_an_own_site_gets_no_invoice_and_what_cannot_be_issued_waits_as_a_draft(
    house: tuple[Office, Outside, list[Any]],
) -> None:
    office, outside, _ = house
    await set_mode(office, "issue")
    own = await office.order(customer_id=None)
    empty = await office.order(minutes=0)
    await react(office, outside)

    assert await invoices_of(office, own) == []
    assert [one["status"] for one in await invoices_of(office, empty)] == ["draft"]


async def test_other_slices_read_invoice_balance_and_revenue(house: tuple[Office, Outside, list[Any]]) -> None:
    office, outside, _ = house
    await set_mode(office, "issue")
    order = await office.order(minutes=60)
    await react(office, outside)
    order_id = UUID(order["id"])

    async with office.database.transaction() as transaction:
        await act_as_system(transaction)
        invoice = await invoice_of_order(transaction, work_order_id=order_id)
        assert invoice is not None
        balance = await balance_of(transaction, invoice_id=invoice.id)
        revenue = await revenue_of_orders(transaction, work_order_ids=[order_id, uuid4()])

    assert balance == Money(invoice.gross_minor, "KES")
    assert revenue == {order_id: Money(350_000, "KES")}
