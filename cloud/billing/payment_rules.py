"""What a provider's word is worth: when it becomes a payment, when it waits, when it is refused. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

BELIEVED_FOR: Final = timedelta(minutes=10)
"""An older word is believed only if the provider repeats it when we ask."""

FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=1)
ASKED_FOR: Final = timedelta(hours=24)
SUCCESS: Final = 0
WRONG_ADDRESS: Final = "wrong_address"
RECEIPT_TAKEN: Final = "receipt_taken"
MAYBE_THE_SAME: Final = "maybe_the_same"
KENYAN_MOBILE: Final = re.compile(r"\+254[17]\d{8}")
_NUMBER: Final = re.compile(r"(?:\+?254|0)?([17]\d{8})")


@dataclass(frozen=True, slots=True)
class Told:
    """What a callback says about a request, read from the provider's own shape."""

    checkout_request_id: str
    result_code: int
    result_text: str
    receipt_number: str
    amount: Decimal | None
    phone: str


@dataclass(frozen=True, slots=True)
class OwnPayment:
    """What a confirmation says about a payment the customer made by themselves (C2B)."""

    receipt_number: str
    amount: Decimal
    short_code: str
    typed_reference: str
    payer: str


def read_callback(body: Mapping[str, Any]) -> Told | None:
    """Read an STK callback; None if it is none."""
    try:
        callback = body["Body"]["stkCallback"]
        items = callback.get("CallbackMetadata", {}).get("Item", [])
        values = {str(item["Name"]): item.get("Value") for item in items}
        amount = None if values.get("Amount") is None else Decimal(str(values["Amount"]))
        if amount is not None and not amount.is_finite():
            return None
        return Told(
            checkout_request_id=str(callback["CheckoutRequestID"])[:100],
            result_code=int(callback["ResultCode"]),
            result_text=str(callback.get("ResultDesc", ""))[:200],
            receipt_number=str(values.get("MpesaReceiptNumber") or "")[:40],
            amount=amount,
            phone=str(values.get("PhoneNumber") or "")[:20],
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        return None


def read_own_payment(body: Mapping[str, Any]) -> OwnPayment | None:
    """Read a C2B confirmation; None if it is none."""
    try:
        amount = Decimal(str(body["TransAmount"]))
        found = OwnPayment(
            receipt_number=str(body["TransID"])[:40],
            amount=amount,
            short_code=str(body["BusinessShortCode"])[:20],
            typed_reference=str(body.get("BillRefNumber") or "")[:40],
            payer=str(body.get("MSISDN") or "")[:80],
        )
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None
    return found if found.receipt_number and amount.is_finite() and amount > 0 else None


def same_phone(asked: str, told: str) -> bool:
    """Tell whether two spellings are one Kenyan number; what the provider hides by stars is no contradiction."""
    one = _NUMBER.fullmatch(asked)
    if "*" in told:
        shown = re.sub(r"\*+", ".*", re.escape(told.removeprefix("+")).replace(r"\*", "*"))
        return one is not None and re.fullmatch(shown, f"254{one[1]}") is not None
    other = _NUMBER.fullmatch(told)
    return one is not None and other is not None and one[1] == other[1]


def judge(
    told: Told,
    *,
    checkout_request_id: str | None,
    phone: str,
    amount: Decimal,
    status: str,
    pushed_at: datetime | None,
    now: datetime,
) -> tuple[str, str]:
    """Return what a success that we were told is worth: (`booked` | `waiting` | `refused`, reason).

    What waits is asked of the provider: its own answer decides.
    """
    if checkout_request_id is None or told.checkout_request_id != checkout_request_id:
        return "refused", "unknown_checkout"
    if told.amount != amount:
        return "refused", "wrong_amount"
    if not same_phone(phone, told.phone):
        return "refused", "wrong_phone"
    if not told.receipt_number:
        return "waiting", "no_receipt"
    if pushed_at is None or now - pushed_at > BELIEVED_FOR:
        return "waiting", "late"
    if status == "failed":
        return "waiting", "after_failure"
    return "booked", ""


def pause_after(queries: int) -> timedelta:
    """Return the pause before the next question after so many: 30 s, 1 min, 2 min, … at most an hour."""
    doublings: int = 2 ** min(queries, 10)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)
