"""The page on which a phone of the LAN begins: fetch the authority's certificate, trust it, compare, open.

It is all that a stranger on the network gets, and it comes over plain HTTP, since the phone trusts nothing yet: whoever
can stand between the phone and this machine can change every word of it, the certificate too. That is why a person
compares the fingerprint that the phone shows with the one on the office's screen or on paper, which did not travel over
the network. An authority that passes can vouch for addresses and names of a LAN alone.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cloud.foundation.lan import AUTHORITY_PATH, START_PATH, Lan
from cloud.foundation.messages import LANGUAGES, language_of, text_of

router = APIRouter(include_in_schema=False)

PAGE: Final = Template(Path(__file__).with_name("start_page.html").read_text())
_STYLE: Final = PAGE.template.partition("<style>")[2].partition("</style>")[0].replace("$$", "$")
POLICY: Final = (
    f"default-src 'self'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The page comes alone, with its style inside: that one style and no other."""
OWN_NAMES: Final = {"en": "English", "sw": "Kiswahili", "fr": "Français"}
PAIRS_IN_A_LINE: Final = 8
WORDS: Final = (
    "title", "intro", "done_before", "fetch", "fetch_why", "download", "trust", "trust_android", "trust_iphone",
    "compare", "compare_why", "where_android", "where_iphone", "differs", "open", "add_to_screen", "reach",
)  # fmt: skip


@router.get(START_PATH)
def start(request: Request, language: str = "") -> HTMLResponse:
    """Explain in the phone's language how to begin."""
    lan: Lan = request.app.state.lan
    chosen = language if language in LANGUAGES else language_of(request)
    agent = request.headers.get("user-agent", "")
    page = PAGE.substitute(
        {word: escape(text_of(f"start.{word}", language=chosen)) for word in WORDS},
        language=chosen,
        languages=" ".join(_link_to(code, chosen=chosen) for code in LANGUAGES),
        authority=AUTHORITY_PATH,
        phone=escape(lan.phone_url(request)),
        fingerprint="\n".join(_lines(lan.fingerprint())),
        android_is_open="" if _is_iphone(agent) else " open",
        iphone_is_open=" open" if _is_iphone(agent) else "",
    )
    headers = {"Cache-Control": "no-store", "Content-Language": chosen, "Content-Security-Policy": POLICY}
    return HTMLResponse(page, headers=headers)


@router.get(AUTHORITY_PATH)
def authority(request: Request) -> Response:
    """Return the authority's certificate; by this media type phones offer to install it.

    It is not called an attachment: an iPhone puts an attachment among its downloads and offers nothing.
    """
    lan: Lan = request.app.state.lan
    return Response(lan.authority(), media_type="application/x-x509-ca-cert", headers={"Cache-Control": "no-store"})


def _link_to(code: str, *, chosen: str) -> str:
    is_this = ' aria-current="true"' if code == chosen else ""
    return f'<a href="{START_PATH}?language={code}" lang="{code}" hreflang="{code}"{is_this}>{OWN_NAMES[code]}</a>'


def _lines(fingerprint: str) -> list[str]:
    pairs = fingerprint.split(" ")
    return [" ".join(pairs[at : at + PAIRS_IN_A_LINE]) for at in range(0, len(pairs), PAIRS_IN_A_LINE)]


def _is_iphone(agent: str) -> bool:
    return any(word in agent for word in ("iPhone", "iPad"))
