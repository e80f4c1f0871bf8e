"""Where a technician's phone begins: on the LAN's start page, at the public address, or nowhere yet."""

import io
from typing import Final

import segno
from starlette.datastructures import URL

from cloud.foundation.lan import Lan
from cloud.phone.payloads import PhoneAddress

NONE: Final = PhoneAddress(way="none", address="", fingerprint="", qr="")


def address_of(*, lan: Lan | None, public_url: str, own_url: URL) -> PhoneAddress:
    """Return the address that a phone can open; `own_url` is the one this request came to, perhaps by a proxy."""
    if not public_url and lan is not None:
        start_url = lan.start_url()
        if start_url is None:
            return NONE
        return PhoneAddress(way="lan", address=start_url, fingerprint=lan.fingerprint(), qr=_qr(start_url))
    public = public_url or (str(own_url) if own_url.scheme == "https" else "")
    if not public:
        return NONE
    address = f"{public.rstrip('/')}/phone"
    return PhoneAddress(way="public", address=address, fingerprint="", qr=_qr(address))


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    # Black on white in any light: many phones read no inverted code.
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, scale=4
    )
    return drawn.getvalue().decode()
