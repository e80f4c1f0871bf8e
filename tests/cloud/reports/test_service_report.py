"""The service report: a PDF with what was done, in three languages, for those who may see the order alone."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.pictures import picture
from tests.cloud.place import Ground

MARKUP = 'Belt #image("/etc/passwd") $x$ *bold* ] \\ "quoted"'


async def done_order(manager: httpx.AsyncClient, ground: Ground) -> dict[str, Any]:
    """An order with a checklist, a comment, a photo and a signature, whose words try to be markup."""
    steps = [{"title": MARKUP, "kind": "check"}, {"title": "Tension", "kind": "number", "unit": "N", "high": 5}]
    category = (await manager.post("/service-categories", json={"name": "Belt", "steps": steps})).json()
    body = {
        "branch_id": str(ground.nairobi),
        "title": MARKUP,
        "description": MARKUP,
        "category_id": category["id"],
    }
    order: dict[str, Any] = (await manager.post("/work-orders", json=body)).json()
    found = (await manager.get(f"/work-orders/{order['id']}/steps")).json()["items"]
    path = f"/work-orders/{order['id']}/steps/{found[1]['id']}"
    await manager.put(path, json={"answer": 7.5}, headers={"If-Match": '"1"'})
    await manager.post(f"/work-orders/{order['id']}/comments", json={"text": MARKUP})
    for kind, signed_by in (("photo", ""), ("signature", "Amina")):
        file_id = str(uuid4())
        params = {"branch_id": str(ground.nairobi), "name": "a.jpg"}
        await manager.put(f"/files/{file_id}", params=params, content=picture(with_notes=True))
        attached = {"file_id": file_id, "kind": kind, "signed_by": signed_by}
        answer = await manager.post(f"/work-orders/{order['id']}/attachments", json=attached)
        assert answer.status_code == 201, answer.text
    return order


@pytest.mark.parametrize("language", ["en", "sw", "fr"])
async def test_the_report_is_a_pdf_whatever_people_wrote(
    manager: httpx.AsyncClient, ground: Ground, language: str
) -> None:
    order = await done_order(manager, ground)

    answer = await manager.get(f"/work-orders/{order['id']}/report.pdf", headers={"Accept-Language": language})

    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert order["number"] in answer.headers["content-disposition"]
    assert b"SecretCamera" not in answer.content


async def test_the_report_of_a_foreign_order_does_not_exist(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    order = await done_order(manager, ground)
    stranger = await sign_in(ground.mombasa_manager)

    assert (await stranger.get(f"/work-orders/{order['id']}/report.pdf")).status_code == 404
