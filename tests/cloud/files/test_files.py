"""Files: kept once by content, judged by content, handed out as attachments to the own branch alone."""

from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from cloud.files.rules import UNKNOWN, media_type_of, safe_name
from cloud.files.store import open_store
from tests.cloud.conftest import SignIn
from tests.cloud.pictures import picture
from tests.cloud.place import Ground

PNG = picture("PNG")
PAGE = b"<html><script>alert(1)</script></html>"


async def put(
    client: httpx.AsyncClient, ground: Ground, content: bytes, *, file_id: str, name: str = "photo.png"
) -> httpx.Response:
    return await client.put(
        f"/files/{file_id}", params={"branch_id": str(ground.nairobi), "name": name}, content=content
    )


async def test_a_file_comes_back_as_an_attachment_that_can_do_nothing(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    file_id = str(uuid4())

    made = await put(manager, ground, PNG, file_id=file_id, name="Lager ü.png")
    back = await manager.get(f"/files/{file_id}")

    assert made.status_code == 201
    assert made.json()["media_type"] == "image/png"
    assert back.content == PNG
    assert back.headers["content-disposition"] == "attachment; filename*=UTF-8''Lager%20%C3%BC.png"
    assert back.headers["content-security-policy"] == "sandbox; default-src 'none'"


async def test_a_page_is_never_served_as_a_page(manager: httpx.AsyncClient, ground: Ground) -> None:
    file_id = str(uuid4())

    await put(manager, ground, PAGE, file_id=file_id, name="page.html")
    back = await manager.get(f"/files/{file_id}")

    assert back.headers["content-type"] == "text/plain; charset=utf-8"


async def test_the_same_upload_again_changes_nothing_and_another_one_is_refused(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    file_id = str(uuid4())

    first = await put(manager, ground, PNG, file_id=file_id)
    again = await put(manager, ground, PNG, file_id=file_id)
    other = await put(manager, ground, PAGE, file_id=file_id)

    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == again.json()


async def test_the_same_content_is_stored_once(manager: httpx.AsyncClient, ground: Ground, tmp_path: Path) -> None:
    for _ in range(3):
        await put(manager, ground, PNG, file_id=str(uuid4()))

    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 1


async def test_too_much_and_nothing_are_refused(app: FastAPI, manager: httpx.AsyncClient, ground: Ground) -> None:
    app.state.settings = app.state.settings.model_copy(update={"max_upload_bytes": 10})

    large = await put(manager, ground, b"x" * 11, file_id=str(uuid4()))
    empty = await put(manager, ground, b"", file_id=str(uuid4()))

    assert [large.status_code, empty.status_code] == [413, 400]


async def test_a_file_of_a_foreign_branch_looks_as_if_it_were_not_there(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    file_id = str(uuid4())
    await put(manager, ground, PNG, file_id=file_id)
    foreigner = await sign_in(ground.mombasa_manager)

    read = await foreigner.get(f"/files/{file_id}")
    written = await put(foreigner, ground, PNG, file_id=str(uuid4()))

    assert [read.status_code, written.status_code] == [404, 404]


async def test_an_id_of_a_foreign_branch_is_not_told_apart_from_ones_own(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    file_id = str(uuid4())
    await put(manager, ground, PNG, file_id=file_id)
    foreigner = await sign_in(ground.mombasa_manager)

    query = {"branch_id": str(ground.mombasa), "name": "photo.png"}
    response = await foreigner.put(f"/files/{file_id}", params=query, content=PNG)

    assert response.status_code == 409


async def test_without_a_place_for_files_nothing_is_pretended(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    app.state.content_store = open_store("")

    response = await put(manager, ground, PNG, file_id=str(uuid4()))

    assert response.status_code == 503
    assert "not kept" in response.json()["detail"]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PNG, "image/png"),
        (b"%PDF-1.7\n1 0 obj", "application/pdf"),
        (b"tag,value\r\nP-1,4\r\n", "text/plain; charset=utf-8"),
        ("ä".encode() * 40000, "text/plain; charset=utf-8"),
        (b"\x00\x01\x02\x03", UNKNOWN),
    ],
)
def test_a_type_is_found_in_the_content(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x"),
        ("/", "file"),
    ],
)
def test_a_name_leads_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe
