"""The demonstration's prices and contract; its branches invoice by themselves."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cloud.billing.price_lists import add_price_list, set_invoicing
from cloud.branches.models import BranchRow
from cloud.contracts.operations import add_contract
from cloud.customers.models import CustomerRow
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction


async def seed_billing(
    transaction: Transaction,
    *,
    actor: Actor,
    branches: Mapping[str, BranchRow],
    kinds: Mapping[str, UUID],
    customers: Mapping[str, CustomerRow],
    plan: Mapping[str, Any],
) -> None:
    """Write the price list and the contracts, and let every branch issue its invoices."""
    prices = dict(plan["prices"])
    fixed = [{"category_id": kinds[name], "price": price} for name, price in prices.pop("fixed").items()]
    rates = [{"skill": skill, "rate": rate} for skill, rate in prices.pop("skills").items()]
    await add_price_list(transaction, actor=actor, fields={**prices, "fixed_prices": fixed, "skill_rates": rates})
    for given in plan["contracts"]:
        fields = {name: value for name, value in given.items() if name != "customer"}
        await add_contract(transaction, actor=actor, fields={**fields, "customer_id": customers[given["customer"]].id})
    for branch in branches.values():
        await set_invoicing(
            transaction, actor=actor, branch_id=branch.id, seen_version=0, mode="issue", tax_rounding="line"
        )
