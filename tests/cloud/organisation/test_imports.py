"""Lists from elsewhere: tried first, wrong rows named, taken in wholly or not at all; repeated they change nothing."""

from typing import Any

import httpx
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

SITES = """external_id,branch,name,customer,address,latitude,longitude,contact_name,contact_phone
S-1,NBO,Athi River works,C-1,Mombasa Road,-1.45,36.97,Grace Njeri,0712 345 678
S-2,MBA,Port works,,Kilindini,,,,
"""
ASSETS = """external_id,branch,site,tag,name,parent,criticality
M-1,NBO,S-1,P-101,Feed pump,,high
M-2,NBO,S-1,P-101-M,Motor,M-1,
"""
TECHNICIANS = """external_id,branch,name,skills,hourly_rate,phone
E-1,NBO,Wanjiru Kamau,mechanical: 4; electrical: 2,1200,+254700000001
E-2,mba,Hassan Ali,,0,
"""
BRANCHES = """code,name,phone
KSM,Kisumu,+254572023456
NBO,Nairobi,+254201234567
"""
FIVE_BAD = """external_id,branch,name,customer,latitude
S-1,NBO,Athi River works,C-9,
S-2,XXX,Nowhere,,
s-1,NBO,Twice,,
S-4,NBO,,,
S-5,NBO,Far north,,91
S-6,NBO,Good,,
"""


async def send(client: httpx.AsyncClient, kind: str, text: str | bytes, *, dry: bool = False) -> httpx.Response:
    content = text.encode() if isinstance(text, str) else text
    params = {"is_dry_run": str(dry).lower()}
    return await client.post(f"/imports/{kind}", params=params, content=content, headers={"Content-Type": "text/csv"})


async def counts(client: httpx.AsyncClient, kind: str, text: str) -> tuple[int, int, int]:
    answer = await send(client, kind, text)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    return report["added"], report["changed"], report["unchanged"]


@pytest.fixture
async def customer(manager: httpx.AsyncClient) -> dict[str, Any]:
    made: dict[str, Any] = (await manager.post("/customers", json={"name": "Athi Mills", "code": "C-1"})).json()
    return made


async def test_a_company_comes_from_its_lists_and_the_same_lists_change_nothing(
    manager: httpx.AsyncClient, customer: dict[str, Any]
) -> None:
    files = {"branches": BRANCHES, "sites": SITES, "assets": ASSETS, "technicians": TECHNICIANS}

    first = {kind: await counts(manager, kind, text) for kind, text in files.items()}
    second = {kind: await counts(manager, kind, text) for kind, text in files.items()}

    assert first == {"branches": (1, 1, 0), "sites": (2, 0, 0), "assets": (2, 0, 0), "technicians": (2, 0, 0)}
    assert second == dict.fromkeys(files, (0, 0, 2))
    sites = {one["name"]: one for one in (await manager.get("/sites")).json()["items"]}
    assert sites["Athi River works"]["customer_id"] == customer["id"]
    assert sites["Athi River works"]["contacts"][0]["phone"] == "+254712345678"
    machines = {one["tag"]: one for one in (await manager.get("/assets")).json()["items"]}
    assert machines["P-101-M"]["parent_id"] == machines["P-101"]["id"]
    people = {one["name"]: one for one in (await manager.get("/technicians")).json()["items"]}
    assert people["Wanjiru Kamau"]["skills"] == [
        {"skill": "mechanical", "level": 4},
        {"skill": "electrical", "level": 2},
    ]
    assert people["Hassan Ali"]["shifts"][0] == {"weekday": "mon", "starts": "08:00", "ends": "17:00"}


async def test_what_the_file_does_not_name_stays(manager: httpx.AsyncClient, customer: dict[str, Any]) -> None:
    await counts(manager, "sites", SITES)

    changed = await counts(manager, "sites", "external_id,branch,name\nS-1,NBO,Renamed works\n")

    assert changed == (0, 1, 0)
    (site,) = [one for one in (await manager.get("/sites")).json()["items"] if one["name"] == "Renamed works"]
    assert (site["address"], site["customer_id"]) == ("Mombasa Road", customer["id"])


async def test_five_bad_rows_are_named_and_nothing_is_kept(
    manager: httpx.AsyncClient, customer: dict[str, Any]
) -> None:
    report = (await send(manager, "sites", FIVE_BAD, dry=True)).json()
    done = await send(manager, "sites", FIVE_BAD)

    assert [(one["row"], one["column"]) for one in report["problems"]] == [
        (2, "customer"),
        (3, "branch"),
        (4, "external_id"),
        (5, "name"),
        (6, "latitude"),
    ]
    assert done.status_code == 400
    assert (await manager.get("/sites")).json()["items"] == []


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        ("assets", "external_id,branch,site,tag,name\nM-1,NBO,S-9,P-1,Pump\n", (2, "site")),
        ("assets", "external_id,branch,site,tag,name\nM-1,MBA,S-1,P-1,Pump\n", (2, "site")),
        ("assets", "external_id,branch,site,tag,name,parent\nM-1,NBO,S-1,P-1,Pump,M-1\n", (2, "parent")),
        ("assets", "external_id,branch,site,tag,name\nM-1,NBO,S-1,P-1,Pump\nM-2,NBO,S-1,P-1,Fan\n", (3, "tag")),
        ("technicians", "external_id,branch,name,skills\nE-1,NBO,Able,mechanical\n", (2, "skills")),
        ("technicians", "external_id,branch,name,skills\nE-1,NBO,Able,mechanical: 6\n", (2, "skills")),
        ("branches", "code,name,region\nKSM,Kisumu,Lake\n", (2, "region")),
        ("branches", "code,name\nksm,Kisumu\n", (2, "code")),
        ("branches", "code,name\nKSM,Nairobi\n", (2, "name")),
    ],
)
async def test_a_row_that_cannot_be_says_where(
    manager: httpx.AsyncClient, customer: dict[str, Any], kind: str, text: str, where: tuple[int, str]
) -> None:
    await counts(manager, "sites", SITES)

    answer = await send(manager, kind, text, dry=True)

    assert answer.status_code == 200, answer.text
    assert [(one["row"], one["column"]) for one in answer.json()["problems"]] == [where]


@pytest.mark.parametrize(
    "content", [SITES.encode("utf-16"), "external_id,branch,name\nS-1,NBO,Café\n".encode("latin-1")]
)
async def test_another_encoding_is_named(manager: httpx.AsyncClient, content: bytes) -> None:
    answer = await send(manager, "sites", content)

    assert answer.status_code == 400
    assert answer.json()["type"].endswith("imports.not_utf8")


async def test_a_formula_is_kept_as_text_and_leaves_as_text(manager: httpx.AsyncClient) -> None:
    await counts(manager, "sites", "external_id,branch,name,address\nS-1,NBO,'=1+1,=cmd()\n")

    exported = (await manager.get("/sites", params={"format": "csv"})).text
    assert "'=1+1" in exported
    assert "'=cmd()" in exported


async def test_rows_of_a_foreign_branch_are_unknown(sign_in: SignIn, ground: Ground, customer: dict[str, Any]) -> None:
    nairobi = await sign_in(ground.nairobi_manager)
    dispatcher = await sign_in(ground.dispatcher)

    report = (await send(nairobi, "sites", SITES, dry=True)).json()

    assert [(one["row"], one["column"]) for one in report["problems"]] == [(3, "branch")]
    assert (await send(nairobi, "branches", BRANCHES)).status_code == 403
    assert (await send(dispatcher, "technicians", TECHNICIANS)).status_code == 403


@pytest.mark.parametrize("kind", ["branches", "sites", "assets", "technicians"])
async def test_the_example_has_the_columns_that_are_read(manager: httpx.AsyncClient, kind: str) -> None:
    template = await manager.get(f"/imports/{kind}/template")

    assert template.status_code == 200
    answer = await send(manager, kind, template.content, dry=True)
    assert answer.status_code == 200, answer.text


PEOPLE = """email,name,role,branch
w@example.com,Wanjiku,dispatch_officer,NBO
a@example.com,Auditor,auditor,
"""


async def test_people_come_with_a_role_within_the_rights_of_who_imports(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    assert await counts(manager, "people", PEOPLE) == (2, 0, 0)
    assert await counts(manager, "people", PEOPLE) == (0, 0, 2)
    more = "email,name,role,branch\nW@example.com,Wanjiku K,technician,NBO\n"
    assert await counts(manager, "people", more) == (0, 1, 0)
    people = {one["email"]: one for one in (await manager.get("/people")).json()["items"]}
    assert [one["role"] for one in people["w@example.com"]["roles"]] == ["dispatch_officer", "technician"]

    nairobi = await sign_in(ground.nairobi_manager)
    above = "email,name,role,branch\nx@example.com,X,super_admin,\ny@example.com,Y,dispatch_officer,MBA\n"
    wrong = (
        f"{above}z@example.com,Z,kingfisher,NBO\na@example.com,A,dispatch_officer,NBO\nn@example.com,N,technician,NBO\n"
    )
    report = (await send(nairobi, "people", wrong, dry=True)).json()

    assert [(one["row"], one["column"]) for one in report["problems"]] == [(2, ""), (3, "branch"), (4, "role"), (5, "")]
    assert report["added"] == 1
    assert (await send(nairobi, "people", wrong)).status_code == 400
    assert not {"n@example.com"} & {one["email"] for one in (await manager.get("/people")).json()["items"]}
