"""Looking for what somebody typed into a search field."""

from typing import Any

from sqlalchemy import ColumnElement, or_


def holds(text: str, *columns: Any) -> ColumnElement[bool]:
    """Return the condition that one of the columns holds the text, whatever its case; `%` and `_` mean themselves."""
    like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return or_(*(column.ilike(like) for column in columns))
