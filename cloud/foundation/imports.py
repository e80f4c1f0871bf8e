"""CSV files read into a slice's own rows: the way back of an export, first as a dry run, then wholly or not at all.

A slice says which columns its file has (a pydantic model of one row) and how a row is written; the rest is here.
A column that is not in the file is left as it is; an empty cell empties its field.
"""

import csv
import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

from fastapi import Query, Request, Response
from pydantic import BaseModel, BeforeValidator, ValidationError

from cloud.foundation.database import Transaction
from cloud.foundation.errors import Refusal
from cloud.foundation.exports import FORMULA_STARTS
from cloud.foundation.import_errors import (
    DoubledColumns,
    ImportTooLarge,
    MissingColumns,
    NoHead,
    NotCsv,
    NotUtf8,
    RowsRefused,
    TooManyRows,
    UnknownColumns,
)
from cloud.foundation.messages import text_of
from cloud.foundation.payloads import ResponseBody
from cloud.foundation.problems import words_of_fault

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 5000
MOST_SHOWN: Final = 100
DELIMITERS: Final = (",", ";", "\t")
BYTE_ORDER_MARK: Final = "\ufeff"

Row = TypeVar("Row", bound=BaseModel)
Outcome = Literal["added", "changed", "unchanged"]
WriteRow = Callable[[Row, frozenset[str]], Awaitable[Outcome]]
"""Writes one row, told which columns the file has. It may refuse: then nothing of the file is kept."""

Prepare = Callable[[Sequence[Row]], Awaitable[WriteRow[Row]]]
"""Looks once at all rows that can be read (what is there already?), and returns what writes one of them."""

Several = TypeVar("Several")


def _several(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    return [part.strip() for part in cell.replace("\n", ";").split(";") if part.strip()]


SeveralInOneCell = Annotated[Several, BeforeValidator(_several)]
"""A list whose values stand in one cell, with semicolons between them, as an export writes them."""


@dataclass(frozen=True, slots=True)
class FileKind(Generic[Row]):
    """What stands in a kind of file: one model a row, the column that names a row, and those of an export not read."""

    row: type[Row]
    key: str
    ignored: frozenset[str] = frozenset()


class RowProblem(ResponseBody):
    """What is wrong with a row; `row` counts as a spreadsheet does, the head being 1. Without a column: all of it."""

    row: int
    column: str
    message: str


class ImportReport(ResponseBody):
    """What an import did, or would do. At most a hundred problems are listed; `problem_count` counts all."""

    is_dry_run: bool
    added: int
    changed: int
    unchanged: int
    problem_count: int
    problems: list[RowProblem]


@dataclass(slots=True)
class _Findings:
    """What one reading of a file has found so far."""

    language: str
    counts: dict[Outcome, int] = field(default_factory=lambda: {"added": 0, "changed": 0, "unchanged": 0})
    problems: list[RowProblem] = field(default_factory=list)
    row_of_key: dict[str, int] = field(default_factory=dict)

    def note(self, row: int, column: str, code: str, /, **fields: Any) -> None:
        message = text_of(code, language=self.language, fields=fields)
        self.problems.append(RowProblem(row=row, column=column, message=message))

    def report(self, *, is_dry_run: bool) -> ImportReport:
        shown = sorted(self.problems, key=lambda one: one.row)[:MOST_SHOWN]
        return ImportReport(is_dry_run=is_dry_run, **self.counts, problem_count=len(self.problems), problems=shown)


IsDryRun = Annotated[bool, Query(description="Only say what would happen; nothing is kept.")]


async def csv_body(request: Request) -> bytes:
    """Read the request's body, but never more than a list may have.

    Raises:
        ImportTooLarge.
    """
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            raise ImportTooLarge(limit_mb=MOST_BYTES // 2**20)
    return bytes(content)


CSV_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {"text/csv": {"schema": {"type": "string"}, "example": "code,name\nC-1,Athi Mills\n"}},
    }
}
"""How a route says in the API's description that its body is a CSV file."""


async def run_import(
    transaction: Transaction,
    *,
    kind: FileKind[Row],
    content: bytes,
    is_dry_run: bool,
    language: str,
    prepare: Prepare[Row],
) -> ImportReport:
    """Write every row of a file, or none; a dry run writes them too and takes it all back, so it finds the same.

    Raises:
        NotUtf8, NotCsv, NoHead, UnknownColumns, DoubledColumns, MissingColumns, TooManyRows.
        RowsRefused: with what is wrong in which row.
    """
    head, lines = _table(content, kind)
    found = _Findings(language)
    columns = frozenset(head) - kind.ignored
    rows = [(number, _read(kind, head, cells, number=number, found=found)) for number, cells in lines]
    readable = [(number, row) for number, row in rows if row is not None]
    async with transaction.begin_nested() as everything:
        write = await prepare([row for _, row in readable])
        for number, row in readable:
            await _write(write, row, columns, number=number, found=found)
        await transaction.flush()
        if is_dry_run or found.problems:
            await everything.rollback()
    report = found.report(is_dry_run=is_dry_run)
    if found.problems and not is_dry_run:
        raise RowsRefused(count=report.problem_count, ready_errors=_as_errors(report.problems))
    return report


def template_of(example: BaseModel) -> Response:
    """Return a file with the head of a kind and one row as an example."""
    out = io.StringIO()
    values = example.model_dump(mode="json")
    csv.writer(out).writerows([list(values), ["; ".join(v) if isinstance(v, list) else v for v in values.values()]])
    content = (BYTE_ORDER_MARK + out.getvalue()).encode()
    headers = {"Content-Disposition": 'attachment; filename="template.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _table(content: bytes, kind: FileKind[Row]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the head and the rows that are not empty, with their numbers."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8 from error
    if "\0" in text:  # UTF-16 without its mark, or no text at all; the database would refuse it much later
        raise NotUtf8
    first_line = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NotCsv(reason=str(error)) from error
    if not rows or not any(rows[0]):
        raise NoHead
    head = [name.strip().casefold() for name in rows[0]]
    _require_columns(head, kind)
    lines = [(number, cells) for number, cells in enumerate(rows[1:], start=2) if any(cell.strip() for cell in cells)]
    if len(lines) > MOST_ROWS:
        raise TooManyRows(limit=MOST_ROWS, count=len(lines))
    return head, lines


def _require_columns(head: Sequence[str], kind: FileKind[Row]) -> None:
    known = kind.row.model_fields
    unknown = sorted({name for name in head if name not in known} - kind.ignored)
    if unknown:
        raise UnknownColumns(columns=", ".join(unknown), known=", ".join(known))
    doubled = sorted({name for name in head if head.count(name) > 1})
    if doubled:
        raise DoubledColumns(columns=", ".join(doubled))
    missing = [name for name, one in known.items() if one.is_required() and name not in head]
    if missing:
        raise MissingColumns(columns=", ".join(missing))


def _read(
    kind: FileKind[Row], head: Sequence[str], cells: Sequence[str], *, number: int, found: _Findings
) -> Row | None:
    """Return the row as its model, or None with its problems noted."""
    if len(cells) > len(head):
        found.note(number, "", "imports.too_many_cells")
        return None
    given = {name: _plain(cell) for name, cell in zip(head, cells, strict=False) if name not in kind.ignored}
    try:
        # An empty cell is the field's default, or missing where there is none.
        row = kind.row.model_validate({name: cell for name, cell in given.items() if cell})
    except ValidationError as error:
        for fault in error.errors():
            message = words_of_fault(fault, language=found.language)
            column = str(fault["loc"][0]) if fault["loc"] else ""
            found.problems.append(RowProblem(row=number, column=column, message=message))
        return None
    key = str(getattr(row, kind.key)).lower()
    first = found.row_of_key.setdefault(key, number)
    if first != number:
        found.note(number, kind.key, "imports.key_twice", row=first)
        return None
    return row


async def _write(write: WriteRow[Row], row: Row, columns: frozenset[str], *, number: int, found: _Findings) -> None:
    try:
        outcome = await write(row, columns)
    except Refusal as refusal:
        for column, code in (refusal.field_errors or {"": refusal.code}).items():
            found.note(number, column, code, **refusal.fields)
    else:
        found.counts[outcome] += 1


def _plain(cell: str) -> str:
    """Return the cell without the apostrophe that an export puts before what a spreadsheet would take for a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def _as_errors(problems: Sequence[RowProblem]) -> list[dict[str, str]]:
    return [{"field": f"{one.row}.{one.column}".rstrip("."), "message": one.message} for one in problems]
