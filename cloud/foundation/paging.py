"""Cursor paging: a page begins after a row, not after a count; rows arriving meanwhile are not skipped or doubled."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import tuple_

from cloud.foundation.errors import Invalid

MAX_LIMIT: Final = 200
DEFAULT_LIMIT: Final = 50
Item = TypeVar("Item")
Row = TypeVar("Row")


class BadCursor(Invalid):
    """The cursor is not one we gave out for this list."""

    code = "paging.bad_cursor"


class Page(BaseModel, Generic[Item]):
    """One page; `next_cursor` is null on the last one."""

    items: list[Item]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is asked for."""

    limit: int
    cursor: str | None

    def after(self, kinds: Sequence[type]) -> list[Any] | None:
        """Return the sort key of the last row seen, or None for the first page."""
        if self.cursor is None:
            return None
        try:
            values = json.loads(base64.urlsafe_b64decode(self.cursor.encode()))
            if not isinstance(values, list) or len(values) != len(kinds):
                raise BadCursor
            return [_restore(kind, value) for kind, value in zip(kinds, values, strict=True)]
        except (ValueError, TypeError, binascii.Error) as error:
            raise BadCursor from error


def page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Rows per page.")] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=500, description="`next_cursor` of the page before.")] = None,
) -> PageRequest:
    """Read the page request from the query string."""
    return PageRequest(limit, cursor)


PageDependency = Annotated[PageRequest, Depends(page_request)]


def seek(
    statement: Any, *, columns: Sequence[Any], kinds: Sequence[type], page: PageRequest, is_descending: bool = True
) -> Any:
    """Return the statement for the page: ordered by `columns`, the newest first, one row more than asked."""
    after = page.after(kinds)
    if after is not None:
        place = tuple_(*columns)
        statement = statement.where(place < tuple_(*after) if is_descending else place > tuple_(*after))
    order = [column.desc() if is_descending else column.asc() for column in columns]
    return statement.order_by(*order).limit(page.limit + 1)


def cut(rows: Sequence[Row], *, page: PageRequest, key: Sequence[str]) -> tuple[list[Row], str | None]:
    """Return the page's rows and the cursor of the next one; `key` names the attributes of the sort key."""
    if len(rows) <= page.limit:
        return list(rows), None
    kept = list(rows[: page.limit])
    values = [_freeze(getattr(kept[-1], name)) for name in key]
    return kept, base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def _freeze(value: Any) -> Any:
    return value if isinstance(value, int | str) else (value.isoformat() if hasattr(value, "isoformat") else str(value))


def _restore(kind: type, value: Any) -> Any:
    if hasattr(kind, "fromisoformat"):
        return kind.fromisoformat(value)
    return kind(value)
