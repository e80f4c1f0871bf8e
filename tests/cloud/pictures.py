"""Pictures as a phone makes them."""

import io

from PIL import Image

NAIROBI_DEGREES = (1.0, 17.0, 11.0)


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (64, 48), with_notes: bool = False) -> bytes:
    """Return a small picture; with notes it names the camera and the place, and lies on its side."""
    image = Image.new("RGB", size, "teal")
    written = io.BytesIO()
    if not with_notes:
        image.save(written, kind)
        return written.getvalue()
    notes = Image.Exif()
    notes[0x010F] = "SecretCamera"
    notes[0x0112] = 6  # turned by a quarter
    notes.get_ifd(0x8825).update({1: "S", 2: NAIROBI_DEGREES})
    image.save(written, kind, exif=notes)
    return written.getvalue()
