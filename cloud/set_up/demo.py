"""The demonstration's organisation, written through the same operations that people's clicks use."""

import secrets
import tomllib
from pathlib import Path
from typing import Any, Final

from cloud.alarms.rulebook import add_rule
from cloud.assets.models import SiteRow
from cloud.assets.operations import add_asset
from cloud.assets.sites import add_site
from cloud.branches.models import BranchRow
from cloud.branches.operations import add_branch, set_up_organisation
from cloud.branches.queries import organisation
from cloud.branches.rules import WEEKDAYS_8_TO_5
from cloud.customers.operations import add_customer
from cloud.dispatch.operations import set_mode
from cloud.foundation.actor import Actor
from cloud.foundation.clock import database_now
from cloud.foundation.database import Transaction, act_as_system
from cloud.gateways.broker_accounts import BrokerAccounts
from cloud.gateways.models import GatewayRow
from cloud.gateways.operations import enrol_gateway, write_document
from cloud.identity.operations import add_person
from cloud.set_up.demo_billing import seed_billing
from cloud.set_up.demo_stock import add_parts, fill_stores
from cloud.technicians.logins import give_login
from cloud.technicians.operations import add_technician
from cloud.telemetry.operations import bind_point, name_point, resolve_points
from cloud.telemetry.queries import get_point
from cloud.work_orders.categories import add_category

DEFINITION: Final = Path(__file__).with_name("demo.toml")
DAY_SHIFT: Final = (("07:00", "18:00"),)
AROUND_THE_CLOCK: Final = (("00:00", "12:00"), ("12:00", "00:00"))
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIME_ZONE: Final = "Africa/Nairobi"
CURRENCY: Final = "KES"
TAX_RATE_PERCENT: Final = "16"


async def seed(
    transaction: Transaction, *, accounts: BrokerAccounts, lines_folder: Path, mqtt_host: str, mqtt_port: int
) -> dict[str, Any] | None:
    """Write the demonstration and return its logins and edge agents; None if the organisation is there already."""
    await act_as_system(transaction)
    if await organisation(transaction) is not None:
        return None
    plan = tomllib.loads(DEFINITION.read_text())
    await set_up_organisation(transaction, name=plan["organisation"])
    branches = {given["code"]: await _add_branch(transaction, given) for given in plan["branches"]}
    logins = []
    manager = None
    for given in plan["people"]:
        password = secrets.token_urlsafe(9)
        person = await add_person(
            transaction,
            name=given["name"],
            email=given["email"],
            password=password,
            roles=[(role, branches[given["branch"]].id if "branch" in given else None) for role in given["roles"]],
        )
        manager = manager or person
        logins.append({"email": given["email"], "password": password, "role": given["roles"][0]})
    assert manager is not None  # the definition names people
    actor = Actor(
        person_id=manager.id,
        name=manager.name,
        language="en",
        branch_ids=frozenset(branch.id for branch in branches.values()),
        permissions=frozenset(),
    )
    parts = await add_parts(transaction, actor=actor, plan=plan["parts"], currency=CURRENCY)
    kinds = {
        kind["name"]: (await add_category(transaction, actor=actor, fields=kind)).id for kind in plan["categories"]
    }
    customers = {
        given["code"]: await add_customer(transaction, actor=actor, fields=given) for given in plan["customers"]
    }
    await seed_billing(transaction, actor=actor, branches=branches, kinds=kinds, customers=customers, plan=plan)
    gateways = []
    for code, branch in branches.items():
        given = next(other for other in plan["branches"] if other["code"] == code)
        site = await add_site(
            transaction,
            actor=actor,
            branch_id=branch.id,
            name=given["site"],
            address=given["address"],
            latitude=given["position"][0],
            longitude=given["position"][1],
            customer_id=customers[given["customer"]].id,
            contacts=[{"email": "", **given["contact"]}],
        )
        await set_mode(transaction, actor=actor, branch_id=branch.id, mode=given["dispatch"], seen_version=0)
        for technician in plan["technicians"]:
            if technician["branch"] == code:
                logins += await _add_technician(transaction, actor=actor, branch=branch, given=technician)
        now = await database_now(transaction)
        await fill_stores(transaction, actor=actor, branch_id=branch.id, parts=parts, now=now)
        machines = [machine for machine in plan["machines"] if machine["branch"] == code]
        gateway, password = await enrol_gateway(
            transaction, actor=actor, accounts=accounts, branch_id=branch.id, name=f"Edge agent {branch.name}"
        )
        document = _document(machines, lines_folder=lines_folder, mqtt_host=mqtt_host, mqtt_port=mqtt_port)
        await write_document(transaction, actor=actor, gateway=gateway, document=document, seen_version=gateway.version)
        for machine in machines:
            await _add_machine(transaction, actor=actor, site=site, gateway=gateway, machine=machine)
        gateways.append(
            {
                "id": str(gateway.id),
                "name": gateway.name,
                "password": password,
                "machines": [
                    {
                        "key": machine["key"],
                        "name": machine["name"],
                        "type": machine["equipment"],
                        "address": machine.get("address", ""),
                    }
                    for machine in machines
                ],
            }
        )
    return {"logins": logins, "gateways": gateways}


async def _add_branch(transaction: Transaction, given: dict[str, Any]) -> BranchRow:
    return await add_branch(
        transaction,
        name=given["name"],
        code=given["code"],
        time_zone=TIME_ZONE,
        currency=CURRENCY,
        calendar=WEEKDAYS_8_TO_5,
        tax_rate_percent=TAX_RATE_PERCENT,
    )


async def _add_technician(
    transaction: Transaction, *, actor: Actor, branch: BranchRow, given: dict[str, Any]
) -> list[dict[str, Any]]:
    """Add somebody who can be booked and return their login for the phone page, if they have one."""
    technician = await add_technician(
        transaction,
        actor=actor,
        branch_id=branch.id,
        name=given["name"],
        phone=given["phone"],
        van=given["van"],
        home_latitude=given["home"][0],
        home_longitude=given["home"][1],
        hourly_rate=given["hourly_rate"],
        skills=[{"skill": skill, "level": level} for skill, level in given["skills"].items()],
        shifts=[
            {"weekday": day, "starts": begins, "ends": ends}
            for day in WEEK
            for begins, ends in (AROUND_THE_CLOCK if given.get("is_around_the_clock") else DAY_SHIFT)
        ],
    )
    if "email" not in given:
        return []
    email, password = await give_login(transaction, actor=actor, technician=technician, email=given["email"])
    login = {"email": email, "password": password, "role": "technician"}
    return [{**login, "is_simulated": given.get("is_simulated", False)}]


async def _add_machine(
    transaction: Transaction, *, actor: Actor, site: SiteRow, gateway: GatewayRow, machine: dict[str, Any]
) -> None:
    """Add the asset; unless it waits for a person, name and bind its points and set its limits."""
    asset = await add_asset(
        transaction,
        actor=actor,
        site=site,
        name=machine["name"],
        tag=machine["tag"],
        category=machine["category"],
        criticality=machine["criticality"],
        manufacturer=machine["manufacturer"],
    )
    keys = [(f"{machine['key']}/{point['name']}", point["unit"]) for point in machine["points"]]
    ids = await resolve_points(transaction, gateway_id=gateway.id, branch_id=gateway.branch_id, keys=keys)
    now = await database_now(transaction)
    by_name = {}
    for point, key in zip(machine["points"], keys, strict=True):
        found = await get_point(transaction, point_id=ids[key], branch_ids=actor.branch_ids)
        row = found.point
        await name_point(transaction, actor=actor, point=row, seen_version=row.version, name=point["title"])
        await bind_point(transaction, actor=actor, point=row, asset_id=asset.id, now=now)
        await transaction.flush()
        by_name[point["name"]] = row.id
    for rule in machine["rules"]:
        measured = await get_point(transaction, point_id=by_name[rule["point"]], branch_ids=actor.branch_ids)
        await add_rule(transaction, actor=actor, measured=measured, settings=_rule_settings(rule))


def _rule_settings(rule: dict[str, Any]) -> dict[str, Any]:
    params = ("direction", "limit", "deadband", "on_delay_s", "off_delay_s")
    return {
        "name": rule["name"],
        "kind": "limit",
        "params": {name: rule[name] for name in params},
        "severity": rule["severity"],
        "failure_mode": rule["failure_mode"],
        "effect": "work_order",
        "stage": "live",
    }


def _document(machines: list[dict[str, Any]], *, lines_folder: Path, mqtt_host: str, mqtt_port: int) -> dict[str, Any]:
    ports: list[dict[str, Any]] = []
    for machine in machines:
        key = f"line-{machine['key']}"
        if machine["equipment"] == "compressor":
            ports.append(
                {"type": "mqtt", "key": key, "host": mqtt_host, "port": mqtt_port, "username": "demo-equipment"}
            )
        else:
            ports.append({"type": "serial", "key": key, "device": str(lines_folder / machine["key"])})
    equipment = [
        {
            "key": machine["key"],
            "type": machine["equipment"],
            "port": f"line-{machine['key']}",
            "address": machine.get("address", ""),
            "interval_s": 1.0,
        }
        for machine in machines
    ]
    return {"ports": ports, "equipment": equipment}
