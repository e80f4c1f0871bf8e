"""Bringing a row to new values: its next version, and what the audit is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class VersionedRow(Protocol):
    """A row that counts its changes, so that If-Match can name what was seen."""

    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """Values of a row as they were and as they are now; there was nothing before if the row is new."""

    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def new_values(row: VersionedRow, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the given values that the row does not have yet; empty: there is nothing to write."""
    return {name: value for name, value in given.items() if value != getattr(row, name)}


def next_version(row: VersionedRow, values: Mapping[str, Any]) -> Change:
    """Bring a row, which the caller has locked, to these values, as its next version."""
    change = Change(before={name: getattr(row, name) for name in values}, after=values)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    return change
