"""Each role at one door of each permission: over HTTP the service decides what docs/permissions.md says."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import text

from cloud.foundation.request import is_of_sites, permission_of
from cloud.main import ROUTERS
from cloud.permissions.matrix import MATRIX, ROLES
from cloud.permissions.rules import Grant
from tests.cloud.permissions.expected import table
from tests.cloud.permissions.people import somebody
from tests.cloud.place import Ground

pytestmark = pytest.mark.anyio

OF_THE_ORGANISATION = {"super_admin", "operations_manager"}
STREAMS = {"/events/stream"}
"""Never answered to the end."""


def doors() -> Iterator[tuple[str, str, str]]:
    """Yield each permission with one route that asks for it: method and address; reading ones and plain ones first."""
    found: dict[str, list[APIRoute]] = {}
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute) and (word := permission_of(route)) and route.path not in STREAMS:
                found.setdefault(word, []).append(route)
    for word, routes in sorted(found.items()):
        wanted = [one for one in routes if is_of_sites(one)] if MATRIX[word].level == "site" else routes
        route = min(wanted or routes, key=lambda one: ("GET" not in one.methods, one.path.count("{"), one.path))
        yield word, min(route.methods), re.sub(r"\{[^}]+\}", str(uuid4()), route.path)


def is_refused(answer: httpx.Response) -> bool:
    """Tell whether it was for want of the permission; who is no technician is refused at the phone's door as well."""
    return answer.status_code == 403 and str(answer.json()["type"]).endswith(":forbidden")


def grant(role: str, ground: Ground) -> Grant:
    return Grant(role) if role in OF_THE_ORGANISATION else Grant(role, ground.nairobi)


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_is_let_in_where_the_table_says(app: FastAPI, ground: Ground, role: str) -> None:
    written = table()
    _, client = await somebody(app, grant(role, ground))
    wrong = []

    for word, method, path in doors():
        level, letters = written[word]
        is_allowed = letters[role] != "." and (level != "organisation" or role in OF_THE_ORGANISATION)
        answer = await client.request(method, path)
        if is_refused(answer) == is_allowed or answer.status_code >= 500:
            wrong.append(f"{word}: {method} {path} answers {answer.status_code}")

    assert wrong == []


async def test_a_role_at_a_site_is_let_in_by_routes_of_sites_alone(app: FastAPI, ground: Ground) -> None:
    written = table()
    site = UUID(int=1)
    async with app.state.database.transaction() as transaction:
        await transaction.execute(text("SELECT set_config('app.is_system', 'on', true)"))
        await transaction.execute(
            text("INSERT INTO site (id, branch_id, name) VALUES (:site, :branch, 'Works')"),
            {"site": site, "branch": ground.nairobi},
        )
    _, client = await somebody(app, Grant("facility_manager", ground.nairobi, site_id=site))
    wrong = []

    for word, method, path in doors():
        level, letters = written[word]
        is_allowed = level == "site" and letters["facility_manager"] != "."
        answer = await client.request(method, path)
        if is_refused(answer) == is_allowed or answer.status_code >= 500:
            wrong.append(f"{word}: {method} {path} answers {answer.status_code}")

    assert wrong == []
