"""No way of telling of a payment counts it twice, loses it, or lets somebody spend it twice."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from tests.cloud.billing.desk import Desk
from tests.cloud.billing.office import Office
from tests.cloud.billing.recomputed import require_sound
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

LATE = "UPDATE payment_request SET pushed_at = pushed_at - interval '11 minutes'"


async def payments(desk: Desk, **filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await desk.office.manager.get("/payments", params=filters)).json()["items"]
    return found


async def decide(desk: Desk, invoice: dict[str, Any] | None) -> tuple[int, str]:
    """Decide on the newest message that waits, and return the status and the code of a refusal."""
    listed = (await desk.office.manager.get("/payment-callbacks")).json()["items"][0]
    body = {"invoice_id": invoice and invoice["id"], "reason": "Seen on the statement."}
    answer = await desk.office.manager.post(f"/payment-callbacks/{listed['id']}/decision", json=body)
    return answer.status_code, answer.json().get("type", "").rpartition(":")[2]


async def test_what_a_person_settles_is_not_booked_again_when_the_provider_confirms_it(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.sql(LATE)
    await desk.call(request)

    assert (await decide(desk, issued))[0] == 200
    await desk.provider_says_paid(request)
    repeated = await desk.call(request)

    (payment,) = await payments(desk)
    assert (payment["receipt_number"], payment["amount"], repeated["outcome"]) == ("NLJ7RT61SV", "1160.00", "repeat")
    assert (await desk.request(issued))["status"] == "paid"


async def test_what_the_provider_confirmed_is_not_booked_again_by_a_person(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.call(request, phone="254799999999")
    await desk.provider_says_paid(request)

    assert (await decide(desk, issued))[0] == 200

    (payment,) = await payments(desk)
    assert (payment["receipt_number"], payment["left"]) == ("NLJ7RT61SV", "0.00")


async def test_a_payment_is_not_spent_in_another_branch(
    office: Office, ground: Ground, database: Database, sign_in: SignIn
) -> None:
    first = await office.issued("1000")
    payment = (await office.cash(first, "1200")).json()
    office.ground = Ground(nairobi=ground.mombasa, mombasa=ground.nairobi)
    theirs = await office.issued("500")
    body = {"parts": [{"invoice_id": theirs["id"], "amount": "1"}]}

    refused = await office.manager.post(f"/payments/{payment['id']}/allocations", json=body)

    assert refused.json()["type"] == "urn:mafundi:problem:billing.payment_of_another"
    statement = """INSERT INTO allocation (id, branch_id, payment_id, invoice_id, amount_minor, by, at)
        VALUES (:id, :branch, :payment, :invoice, :amount, 'x', now())"""
    with pytest.raises(Exception, match="more than the payment"):
        async with database.transaction() as transaction:
            branches = {"branch": str(ground.mombasa)}
            await transaction.execute(text("SELECT set_config('app.branch_ids', :branch, true)"), branches)
            values = {"id": uuid4(), "branch": ground.mombasa, "payment": payment["id"], "invoice": theirs["id"]}
            await transaction.execute(text(statement), {**values, "amount": 41_00})


async def test_a_receipt_taken_by_hand_is_not_credited_again_and_is_listed(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.office.cash(issued, "1160", receipt_number="nlj7rt61sv")

    told = await desk.call(request)
    own = await desk.own(issued["payment_reference"], "1160.00", receipt="NLJ7RT61SV")

    assert [(one["outcome"], one["reason"]) for one in (told, own)] == [("refused", "receipt_taken")] * 2
    assert len(await payments(desk)) == 1
    assert await desk.waiting() == ["receipt_taken"] * 2


async def test_cash_is_not_booked_under_the_receipt_of_a_mobile_payment(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    await desk.own(issued["payment_reference"], "100.00", receipt="NLJ7RT61SV")

    answer = await desk.office.cash(issued, "100", receipt_number="nlj7rt61sv")

    assert answer.json()["type"] == "urn:mafundi:problem:billing.receipt_taken"


async def test_a_mobile_receipt_recorded_by_hand_is_confirmed_by_what_is_told_later(desk: Desk) -> None:
    issued, other = await desk.office.issued("1000"), await desk.office.issued("500")
    request = await desk.ask(issued)
    taken = await desk.office.cash(issued, "1160", receipt_number=" nlj7rt61sv", method="mpesa")
    await desk.office.cash(other, "580", receipt_number="OWN1", method="mpesa")
    await desk.office.cash(other, "5", receipt_number="OWN2", method="mpesa")

    told = await desk.call(request)
    own = await desk.own(other["payment_reference"], "580.00", receipt="OWN1")
    another = await desk.own(other["payment_reference"], "50.00", receipt="OWN2")

    assert (taken.json()["method"], taken.json()["receipt_number"]) == ("mpesa", "NLJ7RT61SV")
    assert [told["outcome"], own["outcome"], another["reason"]] == ["repeat", "repeat", "receipt_taken"]
    assert (await desk.request(issued))["status"] == "paid"
    assert len(await payments(desk)) == 3


async def test_an_own_payment_that_may_be_the_one_confirmed_is_listed_until_a_person_says_it_is_another(
    desk: Desk,
) -> None:
    issued = await desk.office.issued("1000")
    await desk.provider_says_paid(await desk.ask(issued))

    own = await desk.own(issued["payment_reference"], "1160.00")
    again = await desk.own(issued["payment_reference"], "1160.00")

    assert (own["outcome"], own["reason"], again["outcome"]) == ("waiting", "maybe_the_same", "repeat")
    assert len(await payments(desk)) == 1
    assert (await decide(desk, issued))[0] == 200
    assert sorted((one["receipt_number"] or "", one["left"]) for one in await payments(desk)) == [
        ("", "0.00"),
        ("OWN1234567", "1160.00"),
    ]


async def test_an_own_payment_that_is_the_one_confirmed_gives_it_its_receipt(desk: Desk) -> None:
    first, second = await desk.office.issued("1000"), await desk.office.issued("500")
    request, other = await desk.ask(first), await desk.ask(second, phone="0712 345 679")
    await desk.provider_says_paid(request)
    await desk.provider_says_paid(other)
    await desk.own(first["payment_reference"], "1160.00", receipt="BY-PERSON")
    assert (await decide(desk, None))[0] == 200
    await desk.own(second["payment_reference"], "580.00", receipt="BY-CALL")

    await desk.call(other, receipt="BY-CALL", phone="254712345679")

    assert {one["receipt_number"] for one in await payments(desk)} == {"BY-PERSON", "BY-CALL"}
    assert await desk.waiting() == []


async def test_a_confirmation_taken_for_an_own_payment_is_listed_and_can_become_a_second_one(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    await desk.own(issued["payment_reference"], "1160.00")

    await desk.provider_says_paid(request)

    assert await desk.waiting() == ["maybe_the_same"]
    assert len(await payments(desk)) == 1
    assert (await decide(desk, issued))[0] == 200
    assert [one["left"] for one in await payments(desk)] == ["1160.00", "0.00"]
    late = await desk.call(request, receipt="SECOND")
    assert (late["outcome"], [one["receipt_number"] for one in await payments(desk)]) == (
        "noted",
        ["SECOND", "OWN1234567"],
    )


@pytest.mark.parametrize("amount", ["1160.50", "0.004", "0.5"])
async def test_own_payments_are_whole_shillings(desk: Desk, amount: str) -> None:
    issued = await desk.office.issued("1000")

    told = await desk.own(issued["payment_reference"], amount)

    assert (told["outcome"], told["reason"]) == ("refused", "not_whole")
    assert await payments(desk) == []
    assert await desk.waiting() == ["not_whole"]


@pytest.mark.parametrize("amount", ["0", "-5", "NaN", "sNaN", "1E+400", "1E+999999"])
async def test_an_amount_that_is_none_is_kept_and_listed(desk: Desk, amount: str) -> None:
    issued = await desk.office.issued("1000")
    request = await desk.ask(issued)
    items = [{"Name": "Amount", "Value": amount}]
    told = {
        "CheckoutRequestID": await desk.checkout(request),
        "ResultCode": 0,
        "CallbackMetadata": {"Item": items},
    }
    token = desk.provider.account.token_of(UUID(request["id"]))

    await desk.own(issued["payment_reference"], amount)
    answer = await desk.caller.post(f"/asked/{request['id']}/{token}", json={"Body": {"stkCallback": told}})

    assert answer.status_code == 200
    assert len(await desk.waiting()) == 2
    assert await payments(desk) == []


async def test_each_branch_numbers_its_own_cash_receipts(office: Office, ground: Ground) -> None:
    first = await office.issued("1000")
    office.ground = Ground(nairobi=ground.mombasa, mombasa=ground.nairobi)
    theirs = await office.issued("1000")

    answers = [await office.cash(one, "10", receipt_number="R-0001") for one in (first, theirs, theirs)]

    assert [one.status_code for one in answers] == [201, 201, 409]


async def test_an_invoice_rings_three_phones_at_a_time(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    for last in "123":
        await desk.ask(issued, phone=f"0712 345 67{last}")
    path, body = f"/invoices/{issued['id']}/payment-requests", {"id": str(uuid4()), "phone": "0712 345 674"}

    refused = await desk.office.manager.post(path, json=body)
    await desk.sql("UPDATE payment_request SET asked_at = asked_at - interval '2 minutes 1 second'")

    assert refused.json()["type"] == "urn:mafundi:problem:billing.enough_asked"
    assert (await desk.office.manager.post(path, json=body)).status_code == 201


async def test_what_came_to_a_wrong_address_can_only_be_put_away(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    await desk.call(await desk.ask(issued), token="0" * 64)

    assert await decide(desk, issued) == (409, "billing.not_settleable")
    assert (await decide(desk, None))[0] == 200
    assert await payments(desk) == []


async def test_what_is_left_of_rounding_up_waits_for_nobody(desk: Desk) -> None:
    rounded, above = await desk.office.issued("1999"), await desk.office.issued("1000")
    await desk.call(await desk.ask(rounded))
    await desk.office.cash(above, "1161")

    assert sorted(one["left"] for one in await payments(desk, only_left="true")) == ["0.16", "1.00"]
    assert [one["left"] for one in await payments(desk, waits="true")] == ["1.00"]
    async with desk.database.transaction() as transaction:
        await act_as_system(transaction)
        await require_sound(transaction)


async def test_what_was_booked_by_mistake_is_taken_back_and_its_receipt_is_free_again(desk: Desk) -> None:
    issued = await desk.office.issued("1000")
    taken = (await desk.office.cash(issued, "1160", receipt_number="R-7")).json()
    path, body = f"/payments/{taken['id']}/voiding", {"reason": "Another invoice was meant."}

    answers = [await desk.office.manager.post(path, json=body) for _ in range(2)]

    after = await desk.office.invoice(issued["id"])
    listed = (await desk.office.manager.get(f"/invoices/{issued['id']}/allocations")).json()["items"]
    assert [(one.status_code, one.json()["left"], one.json()["void_reason"]) for one in answers] == [
        (200, "0.00", "Another invoice was meant.")
    ] * 2
    assert (after["status"], after["balance"]) == ("issued", "1160.00")
    assert [(one["amount"], one["is_voidable"], one["is_voided"]) for one in listed] == [
        ("1160.00", False, True),
        ("-1160.00", False, True),
    ]
    assert await payments(desk, only_left="true") == []
    assert (await desk.office.cash(issued, "1160", receipt_number="R-7")).status_code == 201
    audited = "SELECT count(*) FROM audit_entry WHERE action = 'payment.voided'"
    assert await desk.sql(audited) == [1]


async def test_what_the_provider_told_of_is_never_taken_back_and_the_mark_is_not_taken_off(desk: Desk) -> None:
    first, second = await desk.office.issued("1000"), await desk.office.issued("500")
    await desk.office.cash(first, "1160", receipt_number="TOLD", method="mpesa")
    await desk.own(first["payment_reference"], "1160.00", receipt="TOLD")
    await desk.own(second["payment_reference"], "580.00", receipt="OWN")
    body = {"reason": "A mistake."}

    answers = [
        await desk.office.manager.post(f"/payments/{one['id']}/voiding", json=body) for one in await payments(desk)
    ]

    assert {one.json()["type"].rpartition(":")[2] for one in answers} == {"billing.not_voidable"}
    with pytest.raises(Exception, match="more than the payment"):
        await desk.sql("UPDATE payment SET voided_at = now(), void_reason = 'x' WHERE receipt_number = 'OWN'")
