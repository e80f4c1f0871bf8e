"""What a branch needs to be paid: parts in the van, prices, invoices by themselves, and a simulator of M-Pesa."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg

from tests.journeys.repair import CUSTOMER, Crew
from tests.mail_server import MailServer
from tests.plant import Plant
from tests.programs import free_port

PART = {"number": "6205-2RS", "name": "Bearing 6205", "sale_price": "1500", "sale_currency": "KES"}
PRICE_OF_JOB = Decimal(5000)
TOTAL = Decimal("7540.00")
"""5000 for the job and 1500 for the part, and 16 % on each."""
COST_OF_PART = Decimal("1100.00")
"""Two were bought, for 1000 and for 1200: the branch's average."""


@contextmanager
def paying_plant(folder: Path) -> Iterator[Plant]:
    """Start a plant whose customers are asked by the simulator of M-Pesa."""
    port = free_port()
    account = {"SHORT_CODE": "174379", "CONSUMER_KEY": "key", "CONSUMER_SECRET": "secret", "PASSKEY": "passkey"}
    plant = Plant(folder)
    plant.more_settings |= {f"MAFUNDI_MPESA_{name}": value for name, value in account.items()}
    plant.more_settings |= {"MAFUNDI_MPESA_URL": f"http://127.0.0.1:{port}", "MAFUNDI_PUBLIC_URL": plant.url}
    try:
        plant.start()
        plant.add("daraja", ["-m", "deploy.simulators.daraja", "--port", str(port), "--answer-s", "1"])
        yield plant
    finally:
        plant.stop()


def open_shop(crew: Crew) -> dict[str, Any]:
    """Put two bearings into the technician's van, name prices, and let the branch invoice by itself."""
    branch_id = crew.technician["branch_id"]
    part = crew.manager.post("/parts", PART)
    place = {"branch_id": branch_id, "kind": "van", "name": "Van 1", "technician_id": crew.technician["id"]}
    van = crew.manager.post("/stock-places", place)
    for cost in ("1000", "1200"):
        come = {"kind": "received", "part_id": part["id"], "to_place_id": van["id"], "quantity": "1", "unit_cost": cost}
        crew.manager.post("/stock-moves", come)
    (kind,) = crew.manager.items("/service-categories")
    crew.manager.get(f"/service-categories/{kind['id']}")
    crew.manager.patch(f"/service-categories/{kind['id']}", {"parts": [{"number": PART["number"], "quantity": "1"}]})
    fixed = [{"category_id": kind["id"], "price": str(PRICE_OF_JOB)}]
    crew.manager.post("/price-lists", {"name": "Usual prices", "currency": "KES", "fixed_prices": fixed})
    crew.manager.get(f"/branches/{branch_id}/invoicing")
    crew.manager.put(f"/branches/{branch_id}/invoicing", {"mode": "issue", "tax_rounding": "line"})
    van_of_crew: dict[str, Any] = van
    return van_of_crew


def mails_about(post: MailServer, what: str) -> list[Any]:
    """Return the customer's mails whose subject says this."""
    return [mail for mail in post.got if mail["To"] == CUSTOMER and what in str(mail["Subject"])]


def repeat_rate(crew: Crew) -> float:
    """Return the share of proved jobs of this month that had to be done again."""
    figures = crew.manager.items("/figures", branch_id=crew.technician["branch_id"], period="this_month")
    (rate,) = [one["value"] for one in figures if one["figure"] == "repeat_rate" and one["unit"] == "share"]
    return float(rate)


def recomputed(plant: Plant) -> dict[str, Decimal]:
    """Return what the ledgers alone come to, in SQL of our own: how far balances of stock differ, cost, debt."""
    statement = """
        WITH moved AS (
            SELECT place_id, part_id, sum(quantity) AS quantity FROM (
                SELECT to_place_id AS place_id, part_id, quantity FROM stock_move
                UNION ALL SELECT from_place_id, part_id, -quantity FROM stock_move) AS sides
            GROUP BY place_id, part_id)
        SELECT (SELECT sum(abs(available + allocated - coalesce(quantity, 0)))
                  FROM stock_balance LEFT JOIN moved USING (place_id, part_id)),
               (SELECT sum(cost_minor_units) / 100.0 FROM stock_move WHERE kind = 'used'),
               (SELECT sum(gross_minor) FROM invoice WHERE kind = 'invoice' AND number IS NOT NULL)
             - (SELECT coalesce(sum(gross_minor), 0) FROM invoice WHERE kind = 'credit_note' AND number IS NOT NULL)
             - (SELECT coalesce(sum(amount_minor), 0) FROM allocation)
    """
    with psycopg.connect(plant.database.url_of("mafundi")) as owner:
        row = owner.execute(statement).fetchone()
    assert row is not None
    return dict(zip(("stock differs", "cost", "owed in cents"), row, strict=True))
