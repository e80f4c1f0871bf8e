"""The sheet of QR codes for a site: one that leads to its request page, and one for each machine."""

import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import segno
import typst

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
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shown = []
        for number, card in enumerate(cards):
            qr = io.BytesIO()
            segno.make(card.address, error="m").save(qr, kind="svg", border=2)
            (root / f"{number}.svg").write_bytes(qr.getvalue())
            shown.append([f"{number}.svg", card.name, card.below, card.address])
        (root / "sheet.typ").write_bytes(TEMPLATE.read_bytes())
        content = {
            "title": text_of("portal.sheet_title", language=language, fields={"site": site}),
            "company": company,
            "call": text_of("portal.sheet_call", language=language),
            "cards": shown,
        }
        inputs = {"sheet": json.dumps(content)}
        made: bytes = typst.compile(str(root / "sheet.typ"), root=folder, sys_inputs=inputs, ignore_system_fonts=True)
    return made
