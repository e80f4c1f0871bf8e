"""CSV and XLSX of any list: `?format=` on the list's own route walks its pages and writes the same fields."""

import csv
import io
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import xlsxwriter
from fastapi import Request, Response
from pydantic import BaseModel

from cloud.foundation.errors import Invalid
from cloud.foundation.paging import MAX_LIMIT, Page

MOST_ROWS: Final = 100_000
FORMATS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class NotAnExportFormat(Invalid):
    """Only csv and xlsx are written."""

    code = "exports.unknown_format"


class NotAList(Invalid):
    """The address is not that of a list."""

    code = "exports.not_a_list"


class TooManyRows(Invalid):
    """A file that ends in the middle of the list would look whole."""

    code = "exports.too_many_rows"


def is_export(request: Request) -> bool:
    """Tell whether the request asks for a file instead of a page."""
    return request.method == "GET" and "format" in request.query_params


async def export_of(
    handle: Callable[[Request], Awaitable[Response]], request: Request, *, response_model: Any
) -> Response:
    """Return the whole list as a file, with the fields and in the order of the list itself."""
    wanted = request.query_params["format"]
    if wanted not in FORMATS:
        raise NotAnExportFormat(format=wanted)
    if not (isinstance(response_model, type) and issubclass(response_model, Page)):
        raise NotAList
    item: type[BaseModel] = response_model.model_fields["items"].annotation.__args__[0]  # type: ignore[union-attr]  # a Page's items are a list of one model
    rows = [row async for row in _all_rows(handle, request)]
    columns = list(item.model_fields)
    name = request.url.path.rsplit("/", 1)[-1]
    content = _as_csv(columns, rows) if wanted == "csv" else _as_xlsx(columns, rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{wanted}"'}
    return Response(content, media_type=FORMATS[wanted], headers=headers)


async def _all_rows(handle: Callable[[Request], Awaitable[Response]], request: Request) -> Any:
    asked = [(key, value) for key, value in parse_qsl(request.url.query) if key not in {"format", "cursor", "limit"}]
    cursor: str | None = None
    count = 0
    while True:
        query = [*asked, ("limit", str(MAX_LIMIT)), *([("cursor", cursor)] if cursor else [])]
        scope = {**request.scope, "query_string": urlencode(query).encode()}
        page = json.loads(bytes((await handle(Request(scope, request.receive))).body))
        for row in page["items"]:
            yield row
        count += len(page["items"])
        cursor = page["next_cursor"]
        if cursor is None:
            return
        if count >= MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS)


def _as_csv(columns: list[str], rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(_cells(columns, rows))
    return b"\xef\xbb\xbf" + out.getvalue().encode()  # the mark lets spreadsheet programs read it as UTF-8


def _as_xlsx(columns: list[str], rows: list[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "in_memory": True})
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, columns, workbook.add_format({"bold": True}))
    for number, cells in enumerate(_cells(columns, rows), start=1):
        for place, cell in enumerate(cells):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, str(cell))
    workbook.close()
    return out.getvalue()


def _cells(columns: list[str], rows: list[dict[str, Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [_cell(row.get(column)) for column in columns]


def spreadsheet_safe(value: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would run it as a formula (ASVS 5.0 1.2.10)."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "; ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return spreadsheet_safe(value) if isinstance(value, str) else value
