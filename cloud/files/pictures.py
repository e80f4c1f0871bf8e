"""Pictures people took: decoded and written anew, so that nothing but the picture is in them."""

import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from cloud.files.errors import NotAPicture

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE: Final = "image/jpeg"
LONGEST_SIDE_PX: Final = 1600
MOST_PIXELS: Final = 60_000_000
"""A bomb of a few kilobytes may claim billions of them."""
QUALITY: Final = 82

_BROKEN: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def is_picture(content: bytes) -> bool:
    """Tell whether it can be looked at: JPEG, PNG or WebP that decodes to its end."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return False
            image.load()
    except _BROKEN:
        return False
    return True


def rewritten(content: bytes, *, longest_side_px: int = LONGEST_SIDE_PX) -> bytes:
    """Return the picture upright as a JPEG of its own, without the camera's notes: no place, no time, no serial number.

    Raises:
        NotAPicture.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((longest_side_px, longest_side_px))
            plain = Image.new("RGB", upright.size, "white")
            layer = upright.convert("RGBA")
            plain.paste(layer, mask=layer.getchannel("A"))
    except _BROKEN as error:
        raise NotAPicture from error
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
