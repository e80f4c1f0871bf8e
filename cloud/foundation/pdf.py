"""Documents as PDF, by Typst: a template, what stands in it, and the pictures it shows."""

import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import segno
import typst


def render(template: Path, *, content: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return the PDF; the template reads `sys.inputs.content` as JSON and pictures by their names. Slow: use a thread.

    Nothing of the machine gets into it: its root is a folder of its own, and its fonts are those of Typst.
    """
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder, template.name)
        main.write_bytes(template.read_bytes())
        for name, picture in (pictures or {}).items():
            Path(folder, name).write_bytes(picture)
        inputs = {"content": json.dumps(content)}
        made: bytes = typst.compile(str(main), root=folder, sys_inputs=inputs, ignore_system_fonts=True)
    return made


def qr_code(address: str, *, border: int) -> bytes:
    """Return a QR code as SVG; `border` is the quiet zone in modules."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=border)
    return drawn.getvalue()
