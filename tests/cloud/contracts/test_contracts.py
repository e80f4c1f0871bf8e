"""Contracts: which covers what on which day, and what is refused."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from cloud.contracts.rules import Cover, cover_of
from tests.cloud.place import Ground

SITE, ASSET = uuid4(), uuid4()


def cover(number: str, what: str = "labour", site: UUID | None = None, asset: UUID | None = None) -> Cover:
    kind = "warranty" if asset else "agreement"
    return Cover(uuid4(), kind, number, frozenset({what}), site, asset, date(2026, 1, 1), date(2026, 12, 31))


def found(covers: list[Cover], *, what: str = "labour", on: date = date(2026, 6, 1)) -> str | None:
    one = cover_of(covers, what=what, site_id=SITE, asset_id=ASSET, on=on)
    return one.number if one else None


def test_the_nearest_contract_covers() -> None:
    covers = [cover("customer"), cover("site", site=SITE), cover("machine", asset=ASSET)]

    assert found(covers) == "machine"
    assert found(covers[:2]) == "site"
    assert found(covers[:1]) == "customer"


def test_what_is_elsewhere_or_of_another_kind_does_not_cover() -> None:
    assert found([cover("x", site=uuid4()), cover("y", asset=uuid4()), cover("z", what="parts")]) is None


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "c"),
        (date(2026, 12, 31), "c"),
        (date(2027, 1, 1), None),
    ],
)
def test_both_days_of_a_contract_are_within_it(on: date, number: str | None) -> None:
    assert found([cover("c")], on=on) == number


@pytest.fixture
async def contract(manager: httpx.AsyncClient) -> dict[str, Any]:
    customer = (await manager.post("/customers", json={"name": "Brewery"})).json()
    return {"number": "SLA-1", "customer_id": customer["id"], "covers": ["parts", "labour"], "starts_on": "2026-01-01"}


async def test_a_contract_is_added_changed_and_listed(manager: httpx.AsyncClient, contract: dict[str, Any]) -> None:
    made = await manager.post("/contracts", json=contract)
    path = f"/contracts/{made.json()['id']}"
    changed = await manager.patch(path, json={"ends_on": "2026-06-30"}, headers={"If-Match": '"1"'})
    later = await manager.get("/contracts", params={"on": "2026-07-01"})
    within = await manager.get("/contracts", params={"on": "2026-06-30"})

    assert made.status_code == 201, made.text
    assert (made.json()["covers"], made.json()["customer_name"]) == (["labour", "parts"], "Brewery")
    assert (changed.json()["ends_on"], changed.json()["version"]) == ("2026-06-30", 2)
    assert (later.json()["items"], len(within.json()["items"])) == ([], 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"covers": []}, "covers"),
        ({"ends_on": "2025-12-31"}, "ends_on"),
        ({"customer_id": "0199c1de-0000-7000-8000-00000000dead"}, "customer_id"),
        ({"asset_id": "0199c1de-0000-7000-8000-00000000dead"}, "asset_id"),
    ],
)
async def test_what_makes_no_contract_is_refused_at_its_field(
    manager: httpx.AsyncClient, contract: dict[str, Any], wrong: dict[str, Any], field: str
) -> None:
    answer = await manager.post("/contracts", json={**contract, **wrong})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == field


async def test_a_site_of_somebody_else_is_not_covered_and_a_number_is_used_once(
    manager: httpx.AsyncClient, contract: dict[str, Any], ground: Ground
) -> None:
    site = (await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Own"})).json()
    await manager.post("/contracts", json=contract)

    foreign = await manager.post("/contracts", json={**contract, "number": "SLA-2", "site_id": site["id"]})
    twice = await manager.post("/contracts", json={**contract, "number": "sla-1"})

    assert foreign.json()["type"] == "urn:mafundi:problem:contracts.not_theirs"
    assert twice.status_code == 409
