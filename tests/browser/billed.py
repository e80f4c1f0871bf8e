"""A site's finished jobs on invoices of every kind."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.console_user import ConsoleUser

PRICES = {"currency": "KES", "labour_rate": "2200", "call_out_fee": "1500"}


@dataclass(frozen=True, slots=True)
class Billed:
    """Ids of what there is to look at."""

    price_list: str
    order: str
    draft: str
    issued: str
    credit_note: str


def bill(user: ConsoleUser, site: dict[str, Any]) -> Billed:
    """Invoice two jobs, credit a part of one, and leave money and messages that wait for a person."""
    by_hand(user, site["branch_id"])
    prices = user.post("/price-lists", {**PRICES, "name": f"Prices {uuid4().hex[:6]}"})
    contract = {"number": f"SLA-{uuid4().hex[:6]}", "covers": ["travel"], "starts_on": "2026-01-01"}
    user.post("/contracts", {**contract, "customer_id": user.get(f"/sites/{site['id']}")["customer_id"]})
    draft = user.post("/invoices", {"work_order_id": done_job(user, site)["id"]})
    with_line(user, draft)
    done = done_job(user, site)
    invoice = with_line(user, user.post("/invoices", {"work_order_id": done["id"]}))
    issued = user.post(f"/invoices/{invoice['id']}/issuing")
    cash = {"id": str(uuid4()), "amount": "20000", "receipt_number": f"R-{uuid4().hex[:6]}"}
    user.post(f"/invoices/{issued['id']}/cash", cash)
    user.get(f"/invoices/{issued['id']}")
    lines = [{"line_id": issued["lines"][0]["id"], "amount": "100"}]
    note = user.post(f"/invoices/{issued['id']}/credit-notes", {"reason": "A friend of the house", "lines": lines})
    return Billed(prices["id"], done["id"], draft["id"], issued["id"], note["id"])


def by_hand(user: ConsoleUser, branch_id: str) -> None:
    """Let no draft appear by itself."""
    user.get(f"/branches/{branch_id}/invoicing")
    user.put(f"/branches/{branch_id}/invoicing", {"mode": "manual", "tax_rounding": "line"})


def done_job(user: ConsoleUser, site: dict[str, Any]) -> dict[str, Any]:
    asset = user.post("/assets", {"site_id": site["id"], "name": "Fan", "tag": f"F-{uuid4().hex[:6]}"})
    body = {"branch_id": site["branch_id"], "title": "Belt of the fan", "asset_id": asset["id"]}
    order: dict[str, Any] = user.post("/work-orders", body)
    for to in ("in_progress", "completed"):
        user.get(f"/work-orders/{order['id']}")
        user.post(f"/work-orders/{order['id']}/transitions", {"to": to, "reason": ""})
    return order


def with_line(user: ConsoleUser, draft: dict[str, Any]) -> dict[str, Any]:
    user.get(f"/invoices/{draft['id']}")
    lines = [{"kind": "other", "description": "Belt and fitting", "quantity": "1", "unit_price": "12000"}]
    user.put(f"/invoices/{draft['id']}/lines", {"lines": lines})
    found: dict[str, Any] = user.get(f"/invoices/{draft['id']}")
    return found
