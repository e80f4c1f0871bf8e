"""Pictures: shown upright and without the camera's notes; what is no picture is never called one."""

import io
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from cloud.files.errors import NotAPicture
from cloud.files.pictures import is_picture, rewritten
from tests.cloud.pictures import picture
from tests.cloud.place import Ground


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_phones_and_browsers_make_is_a_picture(kind: str) -> None:
    assert is_picture(picture(kind))


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", picture()[:200], picture("GIF"), b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["empty", "text", "cut off", "another kind", "svg"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert not is_picture(content)
    with pytest.raises(NotAPicture):
        rewritten(content)


def test_the_camera_s_notes_do_not_pass_and_the_picture_stands_upright() -> None:
    noted = picture(size=(64, 48), with_notes=True)
    assert b"SecretCamera" in noted

    plain = rewritten(noted)

    with Image.open(io.BytesIO(plain)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (48, 64), {})
    assert b"SecretCamera" not in plain


def test_a_large_picture_is_made_smaller() -> None:
    with Image.open(io.BytesIO(rewritten(picture(size=(4000, 3000)), longest_side_px=800))) as image:
        assert image.size == (800, 600)


async def test_a_page_gets_the_picture_without_notes_and_the_download_stays_as_it_was(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    file_id, noted = uuid4(), picture(with_notes=True)
    await manager.put(f"/files/{file_id}", params={"branch_id": str(ground.nairobi), "name": "a.jpg"}, content=noted)

    shown = await manager.get(f"/files/{file_id}/picture", params={"size": 64})

    assert shown.headers["content-type"] == "image/jpeg"
    assert b"SecretCamera" not in shown.content
    assert (await manager.get(f"/files/{file_id}")).content == noted


async def test_what_only_begins_like_a_picture_is_kept_as_unknown(manager: httpx.AsyncClient, ground: Ground) -> None:
    path, params = f"/files/{uuid4()}", {"branch_id": str(ground.nairobi), "name": "a.jpg"}

    made = await manager.put(path, params=params, content=picture()[:200])

    assert made.json()["media_type"] == "application/octet-stream"
    assert (await manager.get(f"{path}/picture")).status_code == 400
