"""Texts for people in English, Swahili and French: one catalogue a language, the same keys in each."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import Request

LANGUAGES: Final = ("en", "sw", "fr")
DEFAULT_LANGUAGE: Final = "en"
FOLDER: Final = Path(__file__).with_name("catalogues")


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return the texts of a language by their key."""
    texts: dict[str, str] = json.loads((FOLDER / f"{language}.json").read_text())
    return texts


def text_of(key: str, *, language: str, fields: dict[str, Any] | None = None) -> str:
    """Return a text with its fields filled in; an unknown key is shown as it is, so that nothing is hidden."""
    template = catalogue(language).get(key)
    if template is None:
        return key
    try:
        return template.format(**(fields or {}))
    except (KeyError, IndexError):
        return template


def language_of(request: Request) -> str:
    """Return the reader's language: the signed-in person's, else the browser's first that we speak."""
    context = getattr(request.state, "context", None)
    if context is not None and context.actor.language in LANGUAGES:
        language: str = context.actor.language
        return language
    for part in request.headers.get("accept-language", "").split(","):
        tag = part.split(";")[0].strip().lower()[:2]
        if tag in LANGUAGES:
            return tag
    return DEFAULT_LANGUAGE
