"""The parts' CSV file: one row a part, found again by its number."""

from collections.abc import Sequence
from typing import Final

from pydantic import ConfigDict, Field

from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, WriteRow
from cloud.foundation.payloads import PlainDecimal, RequestBody
from cloud.inventory import parts
from cloud.inventory.payloads import Currency, NotNegative


class PartInFile(RequestBody):
    """A row."""

    model_config = ConfigDict(json_schema_extra={"example": {"number": "6205-2RS", "name": "Ball bearing 6205"}})

    number: str = Field(min_length=1, max_length=60)
    name: str = Field(min_length=1, max_length=200)
    unit: str = Field(default="piece", max_length=20)
    sale_price: NotNegative | None = None
    sale_currency: Currency = ""
    is_active: bool = True


class _Example(PartInFile):
    sale_price: PlainDecimal | None = None


FILE: Final = FileKind(row=PartInFile, key="number", ignored=frozenset({"id", "version"}))

EXAMPLE: Final = _Example.model_validate(
    {
        "number": "6205-2RS",
        "name": "Deep groove ball bearing 6205 2RS",
        "sale_price": "1450",
        "sale_currency": "KES",
    }
)


async def prepare(transaction: Transaction, *, actor: Actor, rows: Sequence[PartInFile]) -> WriteRow[PartInFile]:
    """Lock the parts that these rows name, and return what adds a new one or brings one to what its row says."""
    known = await parts.lock_parts_by_number(transaction, numbers=[row.number for row in rows])

    async def write(row: PartInFile, columns: frozenset[str]) -> Outcome:
        part = known.get(row.number.lower())
        kept = parts.as_kept(row.model_dump(include=set(columns)), part=part)
        if part is None:
            parts.enter(transaction, actor=actor, kept=kept)
            return "added"
        del kept["number"]  # it names the part and never changes, not even the case of its letters
        return "changed" if parts.apply(transaction, actor=actor, part=part, kept=kept) else "unchanged"

    return write
