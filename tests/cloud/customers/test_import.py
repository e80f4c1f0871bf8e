"""The customers' file: what an export wrote is read again, wholly or not at all, after a dry run that says the same."""

from typing import Any

import httpx
import pytest

from cloud.foundation.imports import MOST_BYTES, MOST_ROWS

HEAD = "code,name,phones,service_emails,payment_terms_days"
GOOD = f"{HEAD}\nC-1,Athi Mills,0712 345 678; 020 123 4567,plant@mills.example,14\nC-2,Zebra Tours,,,\n"
BAD = f"""{HEAD}
C-1,Athi Mills,0712 345 67,plant@mills.example,14
,No code,,,
C-3,Third,,nobody,soon
c-1,Doubled,,,
C-5,Five,,,,six cells
C-6,Good,,,
"""


async def send(client: httpx.AsyncClient, text: str | bytes, *, dry: bool = False, **headers: str) -> httpx.Response:
    content = text.encode() if isinstance(text, str) else text
    sent = {"Content-Type": "text/csv", **headers}
    return await client.post(
        "/customers/import", params={"is_dry_run": str(dry).lower()}, content=content, headers=sent
    )


async def codes(client: httpx.AsyncClient) -> list[str]:
    return [one["code"] for one in (await client.get("/customers")).json()["items"]]


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["added"], report["changed"], report["unchanged"]


async def test_a_dry_run_says_what_would_be_and_keeps_nothing(manager: httpx.AsyncClient) -> None:
    dry = await send(manager, GOOD, dry=True)
    before = await codes(manager)
    done = await send(manager, GOOD)

    assert (dry.json()["is_dry_run"], counts(dry.json())) == (True, (2, 0, 0))
    assert before == []
    assert (done.json()["is_dry_run"], counts(done.json())) == (False, (2, 0, 0))
    assert await codes(manager) == ["C-1", "C-2"]


async def test_every_wrong_row_is_named_and_nothing_of_the_file_is_kept(manager: httpx.AsyncClient) -> None:
    dry = (await send(manager, BAD, dry=True)).json()
    done = await send(manager, BAD)

    assert [(one["row"], one["column"]) for one in dry["problems"]] == [
        (2, "phones"),
        (3, "code"),
        (4, "service_emails"),
        (4, "payment_terms_days"),
        (5, "code"),
        (6, ""),
    ]
    assert dry["problems"][0]["message"].startswith("0712 345 67 is no phone number")
    assert [dry["problems"][at]["message"] for at in (1, 3, 4)] == [
        "is required",
        "must be a whole number",
        "stands in row 2 already",
    ]
    assert counts(dry) == (1, 0, 0)
    assert done.status_code == 400
    assert [error["field"] for error in done.json()["errors"]] == [
        "2.phones",
        "3.code",
        "4.service_emails",
        "4.payment_terms_days",
        "5.code",
        "6",
    ]
    assert await codes(manager) == []


async def test_a_second_import_changes_what_the_file_has_and_nothing_else(manager: httpx.AsyncClient) -> None:
    await send(manager, GOOD)

    again = (await send(manager, GOOD)).json()
    changed = (await send(manager, "code;name;notes\nc-1;Athi Mills Ltd;Gate B\nC-2;Zebra Tours;\n")).json()

    (mills, zebra) = (await manager.get("/customers")).json()["items"]
    assert (counts(again), counts(changed)) == ((0, 0, 2), (0, 1, 1))
    assert (mills["name"], mills["notes"], mills["payment_terms_days"]) == ("Athi Mills Ltd", "Gate B", 14)
    assert (mills["version"], zebra["version"]) == (2, 1)


async def test_an_empty_cell_empties_and_a_missing_column_leaves(manager: httpx.AsyncClient) -> None:
    await send(manager, GOOD)

    await send(manager, "code,name,phones\nC-1,Athi Mills,\n")

    mills = (await manager.get("/customers")).json()["items"][0]
    assert (mills["phones"], mills["service_emails"]) == ([], ["plant@mills.example"])


async def test_an_export_is_read_back_without_a_change(manager: httpx.AsyncClient) -> None:
    await manager.post("/customers", json={"code": "=1+1", "name": "-Dash & Söhne", "phones": ["0712345678"]})
    exported = (await manager.get("/customers", params={"format": "csv"})).content

    report = (await send(manager, exported)).json()

    assert (counts(report), report["problems"]) == ((0, 0, 1), [])


async def test_the_template_is_a_file_that_can_be_imported(manager: httpx.AsyncClient) -> None:
    template = await manager.get("/customers/import-template")

    report = (await send(manager, template.content)).json()

    assert template.headers["content-type"].startswith("text/csv")
    assert counts(report) == (1, 0, 0)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "no_head"),
        (b"\n\n", 400, "no_head"),
        ("code,name\nC-1,M\u00fcller\n".encode("latin-1"), 400, "not_utf8"),
        ("code,name\nC-1,A\n".encode("utf-16-le"), 400, "not_utf8"),
        (b'code,name\nC-1,"never ends\n', 400, "unreadable"),
        (b"code,name,colour\nC-1,A,red\n", 400, "unknown_columns"),
        (b"code,name,name\nC-1,A,B\n", 400, "doubled_columns"),
        (b"code\nC-1\n", 400, "missing_columns"),
        (b"code,name\n" + b"C,A\n" * (MOST_ROWS + 1), 400, "too_many_rows"),
        (b"code,name\n" + b"x" * MOST_BYTES, 413, "too_large"),
    ],
)
async def test_what_is_no_such_file_is_refused_with_what_to_do(
    manager: httpx.AsyncClient, content: bytes, status: int, code: str
) -> None:
    answer = await send(manager, content, dry=True)

    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:mafundi:problem:imports.{code}")


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "tayari ipo kwenye mstari 2"), ("fr", "figure déjà à la ligne 2")]
)
async def test_rows_are_judged_in_the_readers_language(manager: httpx.AsyncClient, language: str, words: str) -> None:
    await manager.patch("/session/preferences", json={"language": language})

    report = (await send(manager, "code,name\nC-1,A\nC-1,B\n", dry=True)).json()

    assert [one["message"] for one in report["problems"]] == [words]


async def test_the_same_import_sent_twice_is_done_once(manager: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "import-1"}

    answers = [await send(manager, GOOD, **key) for _ in range(2)]

    assert [counts(answer.json()) for answer in answers] == [(2, 0, 0), (2, 0, 0)]
    assert answers[1].headers["idempotent-replayed"] == "true"
