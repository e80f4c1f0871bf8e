"""The sheet of QR codes for a site: one that leads to its request page, and one for each machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cloud.foundation import pdf
from cloud.foundation.messages import text_of

TEMPLATE: Final = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True, slots=True)
class Card:
    """One code: what it opens, and what stands above it."""

    address: str
    name: str
    below: str


def render(*, company: str, site: str, cards: Sequence[Card], language: str) -> bytes:
    """Return the PDF. Slow: run it in a thread."""
    codes = {f"{number}.svg": pdf.qr_code(card.address, border=2) for number, card in enumerate(cards)}
    content = {
        "title": text_of("portal.sheet_title", language=language, fields={"site": site}),
        "company": company,
        "call": text_of("portal.sheet_call", language=language),
        "cards": [[code, card.name, card.below, card.address] for code, card in zip(codes, cards, strict=True)],
    }
    return pdf.render(TEMPLATE, content=content, pictures=codes)
