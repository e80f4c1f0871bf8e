"""The ledger at the console, and what the provider's word is worth: forged, old, unknown, repeated, late."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from cloud.billing.payment_requests import look
from cloud.billing.payment_rules import pause_after, same_phone
from cloud.foundation.database import act_as_system
from tests.cloud.billing.desk import PHONE, Desk
from tests.cloud.billing.office import Office
from tests.cloud.billing.recomputed import require_sound


async def test_cash_is_booked_in_parts_and_what_is_too_much_stays_as_credit(office: Office) -> None:
    issued = await office.issued("1000")
    part = await office.cash(issued, "160.50")
    between = await office.invoice(issued["id"])
    rest = await office.cash(issued, "1000")

    after = await office.invoice(issued["id"])
    assert (part.status_code, part.json()["left"], between["status"]) == (201, "0.00", "partly_paid")
    assert between["balance"] == "999.50"
    assert (rest.json()["left"], after["status"], after["balance"]) == ("0.50", "paid", "0.00")


async def test_cash_counts_once_however_often_it_is_told_and_a_receipt_is_used_once(office: Office) -> None:
    issued = await office.issued("1000")
    body = {"id": str(uuid4()), "receipt_number": "R-1"}

    answers = [await office.cash(issued, "100", **body) for _ in range(2)]
    other = await office.cash(issued, "100", receipt_number="R-1")
    clash = await office.cash(issued, "200", **body)

    assert [one.status_code for one in answers] == [201, 201]
    assert [other.status_code, clash.status_code] == [409, 409]
    assert (await office.invoice(issued["id"]))["balance"] == "1060.00"


@pytest.mark.parametrize("amount", ["0.001", "0"])
async def test_no_cash_that_cannot_be_counted_out(office: Office, amount: str) -> None:
    assert (await office.cash(await office.issued("1000"), amount)).status_code in (400, 422)


async def test_one_payment_pays_several_invoices_and_never_more_than_it_is_or_they_owe(office: Office) -> None:
    first, second, third = await office.issued("1000"), await office.issued("500"), await office.issued("200")
    payment = (await office.cash(first, "2000")).json()
    path = f"/payments/{payment['id']}/allocations"

    async def put(*parts: tuple[dict[str, Any], str]) -> httpx.Response:
        body = {"parts": [{"invoice_id": one["id"], "amount": amount} for one, amount in parts]}
        return await office.manager.post(path, json=body)

    too_much_owed = await put((second, "580.01"))
    too_much_left = await put((second, "580"), (third, "270"))
    good = await put((second, "580"), (third, "232"))

    assert payment["left"] == "840.00"
    assert too_much_owed.json()["type"].endswith("more_than_owed")
    assert too_much_left.status_code == 400
    assert (good.status_code, good.json()["left"]) == (200, "28.00")
    assert [(await office.invoice(one["id"]))["status"] for one in (second, third)] == ["paid", "paid"]
    async with office.database.transaction() as transaction:
        await act_as_system(transaction)
        await require_sound(transaction)


async def test_a_payment_of_another_customer_is_not_taken(office: Office) -> None:
    first = await office.issued("1000")
    payment = (await office.cash(first, "2000")).json()
    office.customer = (await office.manager.post("/customers", json={"name": "Another"})).json()
    theirs = await office.issued("500")
    body = {"parts": [{"invoice_id": theirs["id"], "amount": "1"}]}

    answer = await office.manager.post(f"/payments/{payment['id']}/allocations", json=body)

    assert answer.json()["type"] == "urn:mafundi:problem:billing.payment_of_another"


async def test_a_phone_is_asked_once_for_whole_shillings_and_accepted_is_not_paid(desk: Desk) -> None:
    issued = await desk.office.issued("1999")
    request = await desk.ask(issued)
    again = {"id": request["id"], "phone": PHONE}
    path = f"/invoices/{issued['id']}/payment-requests"
    same = await desk.office.manager.post(path, json=again)
    other = await desk.office.manager.post(path, json={"id": str(uuid4()), "phone": PHONE})

    assert (issued["gross"], issued["asked_by_mobile"]) == ("2318.84", "2319.00")
    assert (desk.provider.pushed, request["status"], request["phone"]) == ([2319], "pending", PHONE)
    assert same.status_code == 201
    assert other.json()["type"] == "urn:mafundi:problem:billing.already_asked"
    assert (await desk.office.invoice(issued["id"]))["balance"] == "2318.84"


async def test_a_callback_pays_and_the_rest_of_a_shilling_stays_as_credit(desk: Desk) -> None:
    issued = await desk.office.issued("1999")
    request = await desk.ask(issued)

    told = await desk.call(request)

    (payment,) = (await desk.office.manager.get("/payments")).json()["items"]
    assert (told["outcome"], (await desk.request(issued))["status"]) == ("booked", "paid")
    assert (payment["receipt_number"], payment["amount"], payment["left"]) == ("NLJ7RT61SV", "2319.00", "0.16")
    assert (await desk.office.invoice(issued["id"]))["status"] == "paid"


async def test_a_repeated_callback_counts_once(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)

    outcomes = [(await desk.call(request))["outcome"] for _ in range(3)]

    assert outcomes == ["booked", "repeat", "repeat"]
    assert len((await desk.office.manager.get("/payments")).json()["items"]) == 1


@pytest.mark.parametrize(
    ("forged", "reason"),
    [
        ({"token": "0" * 64}, "wrong_address"),
        ({"checkout": "ws_CO_guessed"}, "unknown_checkout"),
        ({"amount": "1"}, "wrong_amount"),
        ({"phone": "254799999999"}, "wrong_phone"),
    ],
)
async def test_a_forged_callback_pays_nothing_and_is_listed_with_the_reason(
    desk: Desk, forged: dict[str, str], reason: str
) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)

    told = await desk.call(request, **forged)  # type: ignore[arg-type]

    assert (told["outcome"], told["reason"]) == ("refused", reason)
    assert await desk.waiting() == [reason]
    assert (await desk.office.invoice(issued["id"]))["balance"] == "1160.00"


async def test_a_callback_about_nothing_we_asked_is_listed(desk: Desk) -> None:
    unknown = {"id": str(uuid4()), "amount": "100.00"}

    told = await desk.call(unknown, checkout="ws_CO_unknown")

    assert (told["outcome"], told["reason"]) == ("refused", "unknown_request")


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[1]", b'{"Body": 7}', b'{"Body": NaN}', b'{"a": "\\ud800"}'])
async def test_garbage_is_taken_kept_and_pays_nothing(desk: Desk, body: bytes) -> None:
    request = await desk.ask(await desk.office.issued("1000"))
    token = desk.provider.account.token_of(UUID(request["id"]))

    answer = await desk.caller.post(f"/asked/{request['id']}/{token}", content=body)

    assert answer.status_code == 200
    assert (await desk.newest())["reason"] == "unreadable"


async def test_an_old_callback_is_believed_only_when_the_provider_repeats_it(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.sql("UPDATE payment_request SET pushed_at = pushed_at - interval '10 minutes 1 second'")

    told = await desk.call(request)
    before = (await desk.office.invoice(issued["id"]))["balance"]
    await desk.do(lambda transaction, now: look(transaction, now=now))
    desk.provider.answer = (0, "paid")
    await desk.ask_provider(request)

    (payment,) = (await desk.office.manager.get("/payments")).json()["items"]
    assert (told["outcome"], told["reason"], before) == ("waiting", "late", "1160.00")
    assert payment["receipt_number"] == "NLJ7RT61SV"
    assert await desk.waiting() == []
    assert (await desk.office.invoice(issued["id"]))["status"] == "paid"


async def test_a_lost_callback_is_asked_for_and_one_that_comes_after_adds_the_receipt_alone(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    desk.provider.answer = (0, "paid")
    early = await desk.do(lambda transaction, now: look(transaction, now=now + timedelta(seconds=29)))
    due = await desk.do(lambda transaction, now: look(transaction, now=now + timedelta(seconds=31)))
    await desk.ask_provider(request)
    (confirmed,) = (await desk.office.manager.get("/payments")).json()["items"]

    told = await desk.call(request)

    (payment,) = (await desk.office.manager.get("/payments")).json()["items"]
    assert (early, due, confirmed["receipt_number"]) == (0, 1, None)
    assert (told["outcome"], payment["receipt_number"], payment["id"]) == ("noted", "NLJ7RT61SV", confirmed["id"])


@pytest.mark.parametrize("code", [1032, 1037, 1019])
async def test_a_refusal_on_the_phone_is_written_down_and_the_customer_can_be_asked_again(
    desk: Desk, code: int
) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)

    await desk.call(request, code=code)

    failed = await desk.request(issued)
    assert (failed["status"], failed["reason"].split()[0]) == ("failed", str(code))
    assert (await desk.ask(issued))["status"] == "pending"


async def test_a_success_after_a_failure_waits_for_the_providers_own_word(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.call(request, code=1037)

    told = await desk.call(request)

    assert (told["outcome"], told["reason"]) == ("waiting", "after_failure")
    assert (await desk.request(issued))["status"] == "pending"


async def test_a_callback_for_what_was_paid_in_cash_meanwhile_is_the_customers_credit(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.office.cash(issued, "1160")

    await desk.call(request)

    left = (await desk.office.manager.get("/payments", params={"only_left": "true"})).json()["items"]
    after = await desk.office.invoice(issued["id"])
    assert [(one["method"], one["left"]) for one in left] == [("mpesa", "1160.00")]
    assert (after["balance"], after["allocated"]) == ("0.00", "1160.00")


async def test_a_customers_own_payment_finds_the_invoice_by_reference_or_number(desk: Desk) -> None:
    first, second = await desk.office.issued("1000"), await desk.office.issued("500")

    by_reference = await desk.own(first["payment_reference"], "1160.00", receipt="AAA")
    by_number = await desk.own(f" {second['number'].lower().replace('-', ' ')}", "580.00", receipt="BBB")
    again = await desk.own(first["payment_reference"], "1160.00", receipt="AAA")

    assert [by_reference["outcome"], by_number["outcome"], again["outcome"]] == ["booked", "booked", "repeat"]
    assert [(await desk.office.invoice(one["id"]))["status"] for one in (first, second)] == ["paid", "paid"]


async def test_money_nobody_can_place_is_kept_and_put_on_an_invoice_by_hand(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    told = await desk.own("my rent", "1160.00")
    (payment,) = (await desk.office.manager.get("/payments", params={"only_left": "true"})).json()["items"]
    body = {"parts": [{"invoice_id": issued["id"], "amount": "1160"}]}

    put = await desk.office.manager.post(f"/payments/{payment['id']}/allocations", json=body)

    assert (told["outcome"], told["reason"], payment["customer_id"]) == ("booked", "no_invoice", None)
    assert (put.status_code, put.json()["customer_name"]) == (200, "Savanna Brewery")
    assert (await desk.office.invoice(issued["id"]))["status"] == "paid"


async def test_what_the_provider_tells_in_two_ways_counts_once(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)

    own = await desk.own(issued["payment_reference"], "1160.00", receipt="NLJ7RT61SV")
    told = await desk.call(request)

    assert (own["outcome"], told["outcome"]) == ("booked", "repeat")
    assert (await desk.request(issued))["status"] == "paid"
    assert len((await desk.office.manager.get("/payments")).json()["items"]) == 1


@pytest.mark.parametrize(
    ("path", "fields"), [("/own/guessed/confirmation", {}), ("/own/c2b-token/confirmation", {"BusinessShortCode": "1"})]
)
async def test_own_payments_are_believed_at_their_secret_address_and_for_our_number_alone(
    desk: Desk, path: str, fields: dict[str, str]
) -> None:
    body = {"TransID": "X", "TransAmount": "10", "BusinessShortCode": "174379", "BillRefNumber": "1", **fields}

    answer = await desk.caller.post(path, json=body)

    assert answer.status_code == 200
    assert (await desk.newest())["outcome"] == "refused"
    assert (await desk.office.manager.get("/payments")).json()["items"] == []


async def test_a_person_decides_on_what_was_refused(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.call(request, checkout="ws_CO_other", receipt="REAL123456")
    (listed,) = (await desk.office.manager.get("/payment-callbacks")).json()["items"]
    path = f"/payment-callbacks/{listed['id']}/decision"
    body = {"invoice_id": issued["id"], "reason": "It is on the statement."}

    booked = await desk.office.manager.post(path, json=body)
    again = await desk.office.manager.post(path, json=body)

    assert (booked.status_code, again.status_code) == (200, 409)
    assert (await desk.office.invoice(issued["id"]))["status"] == "paid"
    assert await desk.waiting() == []


async def test_only_kenyan_mobiles_are_asked_and_only_for_what_is_owed(desk: Desk) -> None:
    issued, draft = await desk.office.issued("1000"), await desk.office.draft()

    async def ask(invoice: dict[str, Any], phone: str) -> str:
        body = {"id": str(uuid4()), "phone": phone}
        answer = await desk.office.manager.post(f"/invoices/{invoice['id']}/payment-requests", json=body)
        return str(answer.json()["type"].rsplit(":", 1)[1])

    assert await ask(issued, "020 5000101") == "billing.not_a_mobile_number"
    assert await ask(issued, "12") == "phone_numbers.bad"
    assert await ask(draft, PHONE) == "billing.not_issued"
    await desk.office.cash(issued, "1160")
    assert await ask(issued, PHONE) == "billing.nothing_owed"
    assert await ask(await desk.office.issued("300000"), PHONE) == "billing.above_mobile_limit"


async def test_the_state_of_the_provider_shows_no_secret(desk: Desk) -> None:
    answer = await desk.office.manager.get("/payment-provider")

    assert answer.json()["is_set_up"] is True
    assert "secret" not in answer.text.replace("is_set_up", "")
    assert "passkey" not in answer.text
    assert "passkey" not in repr(desk.provider.account)


async def test_the_ledger_is_closed_to_changes(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    await desk.office.cash(issued, "10")

    for statement in (
        "UPDATE payment SET amount_minor = 1",
        "UPDATE payment SET receipt_number = 'other'",
        "DELETE FROM payment",
        "UPDATE allocation SET amount_minor = 1",
        "DELETE FROM allocation",
    ):
        with pytest.raises(Exception, match=r"append-only|permission denied"):
            await desk.sql(statement)


def test_the_pauses_grow_up_to_an_hour() -> None:
    assert [pause_after(queries).total_seconds() for queries in (0, 1, 2, 7, 50)] == [30, 60, 120, 3600, 3600]


@pytest.mark.parametrize(
    ("told", "is_same"),
    [
        ("254712345678", True),
        ("0712345678", True),
        ("712345678", True),
        ("2547*****678", True),
        ("2547*****679", False),
        ("254712345679", False),
        ("", False),
    ],
)
def test_a_number_is_known_in_every_spelling_and_behind_stars(told: str, is_same: bool) -> None:
    assert same_phone(PHONE, told) is is_same
