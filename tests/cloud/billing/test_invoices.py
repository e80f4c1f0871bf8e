"""From a completed order to an issued invoice and its credit note, as people do it at the console."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cloud.billing import invoice_document
from cloud.foundation.database import act_as_system
from tests.cloud.billing.office import Office, seen
from tests.cloud.conftest import SignIn


def brief(invoice: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(one["kind"], one["quantity"], one["unit_price"], one["amount"]) for one in invoice["lines"]]


async def test_a_draft_has_what_was_done_at_the_price_of_the_list(office: Office) -> None:
    draft = await office.draft(minutes=90)

    assert brief(draft) == [("labour", "1.5", "2000", "3000.00"), ("call_out", "1", "1500", "1500.00")]
    assert (draft["net"], draft["tax"], draft["gross"]) == ("4500.00", "720.00", "5220.00")
    assert (draft["status"], draft["number"], draft["balance"]) == ("draft", None, "0.00")
    assert (draft["cost"], draft["margin"]) == ("1800.00", "2700.00")


async def test_costs_are_for_those_who_may_see_them(office: Office, sign_in: SignIn) -> None:
    draft = await office.draft()
    dispatcher = await sign_in(office.ground.dispatcher)

    found = (await dispatcher.get(f"/invoices/{draft['id']}")).json()

    assert (found["cost"], found["margin"], {line["cost"] for line in found["lines"]}) == (None, None, {None})


async def test_a_draft_is_changed_and_what_was_free_keeps_its_reason(office: Office) -> None:
    contract = {
        "number": "SLA-1",
        "customer_id": office.customer["id"],
        "covers": ["travel"],
        "starts_on": "2020-01-01",
    }
    assert (await office.manager.post("/contracts", json=contract)).status_code == 201
    draft = await office.draft()
    kept = [
        {key: line[key] for key in ("id", "kind", "description", "quantity", "unit", "unit_price")}
        for line in draft["lines"]
    ]
    kept[0]["unit_price"] = "1800.50"
    added = {"kind": "other", "description": "Crane hire", "quantity": "1", "unit_price": "12000"}

    changed = await office.put_lines(draft, [*kept, added])

    assert [(line["amount"], line["reason"], line["reason_text"]) for line in changed["lines"]] == [
        ("1800.50", "", ""),
        ("0.00", "agreement", "SLA-1"),
        ("12000.00", "", ""),
    ]
    assert changed["lines"][0]["cost"] == draft["lines"][0]["cost"]
    assert changed["gross"] == "16008.58"


async def test_the_numbers_of_issued_invoices_have_no_gap_and_drafts_take_none(office: Office) -> None:
    first, second = await office.issued(), await office.issued()
    draft = await office.draft()
    gone = await office.manager.post(f"/invoices/{draft['id']}/discarding", headers=seen(draft))
    third = await office.issued()

    numbers = [int(one["number"].rsplit("-", 1)[1]) for one in (first, second, third)]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    assert first["number"].startswith("NBO-INV-")
    assert gone.json()["status"] == "discarded"
    assert first["due_on"] > first["issued_on"]


async def test_an_order_has_one_invoice_until_that_is_credited(office: Office) -> None:
    issued = await office.issued()
    again = {"work_order_id": issued["work_order_id"]}

    refused = await office.manager.post("/invoices", json=again)
    path = f"/invoices/{issued['id']}/credit-notes"
    note = await office.manager.post(path, json={"reason": "Wrong customer"}, headers=seen(issued))
    anew = await office.manager.post("/invoices", json=again)

    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:mafundi:problem:billing.order_has_invoice"
    assert note.status_code == 201, note.text
    assert (note.json()["gross"], note.json()["credits_number"]) == (issued["gross"], issued["number"])
    assert note.json()["number"].startswith("NBO-CN-")
    assert (await office.invoice(issued["id"]))["status"] == "credited"
    assert anew.status_code == 201


async def test_a_credit_is_at_most_the_line(office: Office) -> None:
    issued = await office.issued("1000", "500")
    path, line = f"/invoices/{issued['id']}/credit-notes", issued["lines"][0]["id"]

    async def credit(amount: str, version: dict[str, Any]) -> Any:
        body = {"reason": "Too long", "lines": [{"line_id": line, "amount": amount}]}
        return await office.manager.post(path, json=body, headers=seen(version))

    part = await credit("400", issued)
    after = await office.invoice(issued["id"])
    too_much = await credit("600.01", after)
    rest = await credit("600", after)

    assert (part.status_code, part.json()["gross"]) == (201, "464.00")
    assert (after["balance"], after["lines"][0]["credited"]) == ("1276.00", "400.00")
    assert too_much.status_code == 400
    assert too_much.json()["errors"][0]["field"] == "lines.0.amount"
    assert rest.status_code == 201
    assert (await office.invoice(issued["id"]))["balance"] == "580.00"


async def test_what_was_paid_before_a_credit_becomes_the_customers_credit(office: Office) -> None:
    issued = await office.issued("1000")
    await office.cash(issued, "1160")
    paid = await office.invoice(issued["id"])
    path = f"/invoices/{issued['id']}/credit-notes"
    note = {"reason": "Half the work", "lines": [{"line_id": issued["lines"][0]["id"], "amount": "500"}]}

    await office.manager.post(path, json=note, headers=seen(paid))

    after = await office.invoice(issued["id"])
    (payment,) = (await office.manager.get("/payments", params={"only_left": "true"})).json()["items"]
    assert (after["status"], after["balance"], after["allocated"]) == ("paid", "0.00", "580.00")
    assert (payment["amount"], payment["left"]) == ("1160.00", "580.00")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE invoice SET gross_minor = gross_minor + 1, net_minor = net_minor + 1 WHERE id = :id",
        "UPDATE invoice SET customer_name = 'Somebody else' WHERE id = :id",
        "UPDATE invoice SET number = 'NBO-INV-2026-99999' WHERE id = :id",
        "UPDATE invoice SET status = 'draft', number = NULL, issued_at = NULL WHERE id = :id",
        "UPDATE invoice_line SET unit_price = 0 WHERE invoice_id = :id",
        "DELETE FROM invoice_line WHERE invoice_id = :id",
        """INSERT INTO invoice_line (id, branch_id, invoice_id, position, kind, description, quantity, list_price,
           unit_price, amount_minor) SELECT gen_random_uuid(), branch_id, id, 99, 'other', 'More', 1, 1, 1, 100
           FROM invoice WHERE id = :id""",
        "DELETE FROM invoice WHERE id = :id",
    ],
)
async def test_the_database_lets_nobody_change_what_was_issued(office: Office, statement: str) -> None:
    issued = await office.issued()

    with pytest.raises(DBAPIError, match=r"never changed|never deleted|permission denied"):
        async with office.database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text(statement), {"id": issued["id"]})

    assert await office.invoice(issued["id"]) == issued


async def test_an_issued_invoice_is_not_changed_at_the_console_either(office: Office) -> None:
    issued = await office.issued()

    lines = await office.manager.put(f"/invoices/{issued['id']}/lines", json={"lines": []}, headers=seen(issued))
    gone = await office.manager.post(f"/invoices/{issued['id']}/discarding", headers=seen(issued))

    assert [lines.status_code, gone.status_code] == [409, 409]


async def test_a_draft_without_lines_or_prices_is_not_issued(office: Office) -> None:
    draft = await office.draft(minutes=0)

    answer = await office.manager.post(f"/invoices/{draft['id']}/issuing", headers=seen(draft))

    assert draft["lines"] == []
    assert answer.json()["type"] == "urn:mafundi:problem:billing.nothing_to_issue"


async def test_an_own_site_has_nobody_to_invoice(office: Office) -> None:
    order = await office.order(customer_id=None)

    answer = await office.manager.post("/invoices", json={"work_order_id": order["id"]})

    assert answer.json()["type"] == "urn:mafundi:problem:billing.nobody_to_invoice"


async def test_a_customer_may_have_other_prices_that_include_tax(office: Office) -> None:
    prices = {"name": "Brewery", "currency": "KES", "labour_rate": "5800", "prices_include_tax": True}
    made = (await office.manager.post("/price-lists", json=prices)).json()
    path = f"/customers/{office.customer['id']}/price-list"
    await office.manager.put(path, json={"price_list_id": made["id"]})

    draft = await office.draft(minutes=60)

    assert made["is_default"] is False
    assert (draft["net"], draft["tax"], draft["gross"]) == ("5000.00", "800.00", "5800.00")


async def test_the_branch_says_where_tax_is_rounded(office: Office) -> None:
    path = f"/branches/{office.ground.nairobi}/invoicing"
    body = {"mode": "draft", "tax_rounding": "invoice"}
    set_ = await office.manager.put(path, json=body, headers={"If-Match": '"0"'})
    by_invoice = await office.issued("33.33", "33.33", "33.33")
    await office.manager.put(path, json={**body, "tax_rounding": "line"}, headers={"If-Match": '"1"'})
    by_line = await office.issued("33.33", "33.33", "33.33")

    assert set_.status_code == 200
    assert (by_invoice["tax"], by_invoice["tax_rounding"]) == ("16.00", "invoice")
    assert (by_line["tax"], by_line["tax_rounding"]) == ("15.99", "line")


async def test_lists_are_filtered_searched_and_exported(office: Office) -> None:
    draft, issued = await office.draft(), await office.issued()

    async def numbers(**params: str) -> list[str]:
        return [one["id"] for one in (await office.manager.get("/invoices", params=params)).json()["items"]]

    table = await office.manager.get("/invoices", params={"format": "csv", "show": "open"})

    assert await numbers(show="draft") == [draft["id"]]
    assert await numbers(show="open") == [issued["id"]]
    assert await numbers(show="overdue") == []
    assert await numbers(q=issued["number"].lower()) == [issued["id"]]
    assert await numbers(work_order_id=draft["work_order_id"]) == [draft["id"]]
    assert table.text.count(issued["number"]) == 1


async def test_a_stranger_and_a_dispatcher_cannot_touch_it(office: Office, sign_in: SignIn) -> None:
    draft = await office.draft()
    stranger = await sign_in(office.ground.mombasa_manager)
    dispatcher = await sign_in(office.ground.dispatcher)

    assert (await stranger.get(f"/invoices/{draft['id']}")).status_code == 404
    assert (await dispatcher.post(f"/invoices/{draft['id']}/issuing", headers=seen(draft))).status_code == 403
    assert (await stranger.post("/invoices", json={"work_order_id": str(uuid4())})).status_code == 404


@pytest.mark.parametrize("language", ["en", "sw", "fr"])
async def test_the_pdf_is_in_the_customers_language(office: Office, language: str) -> None:
    path = f"/customers/{office.customer['id']}"
    await office.manager.patch(path, json={"language": language}, headers={"If-Match": '"1"'})
    issued = await office.issued()

    answer = await office.manager.get(f"/invoices/{issued['id']}/invoice.pdf")

    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"%PDF-")
    assert issued["number"] in answer.headers["content-disposition"]


async def test_the_pdf_at_the_console_is_the_one_the_customer_got(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/customers/{office.customer['id']}"
    emails = {"billing_emails": ["accounts@example.com"]}
    await office.manager.patch(path, json=emails, headers={"If-Match": '"1"'})
    issued = await office.issued()
    sent = await office.manager.post(f"/invoices/{issued['id']}/sending")
    assert sent.status_code == 200, sent.text
    first = await office.manager.get(f"/invoices/{issued['id']}/invoice.pdf")
    monkeypatch.setattr(invoice_document, "render", lambda _: b"written anew")

    later = await office.manager.get(f"/invoices/{issued['id']}/invoice.pdf")

    assert first.content.startswith(b"%PDF-")
    assert later.content == first.content
