"""Whatever the service tells a person exists in every language, with the same gaps to fill."""

import importlib
import pkgutil
import string

import pytest

import cloud
from cloud.foundation.errors import Refusal
from cloud.foundation.messages import LANGUAGES, catalogue, text_of

OTHERS = [language for language in LANGUAGES if language != "en"]


def all_refusals() -> set[type[Refusal]]:
    for module in pkgutil.walk_packages(cloud.__path__, "cloud."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    found: set[type[Refusal]] = {Refusal}
    waiting = [Refusal]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            found.add(kind)
            waiting.append(kind)
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_texts(language: str) -> None:
    assert catalogue(language).keys() == catalogue("en").keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_gaps(language: str) -> None:
    english = catalogue("en")

    different = [key for key, text in catalogue(language).items() if gaps(text) != gaps(english[key])]

    assert different == []


def test_every_refusal_has_its_text_and_its_status_a_title() -> None:
    english = catalogue("en")

    without = [kind.__name__ for kind in all_refusals() if kind.code not in english]
    untitled = [kind.__name__ for kind in all_refusals() if f"status.{kind.status}" not in english]

    assert (without, untitled) == ([], [])


def test_no_two_refusals_share_a_code() -> None:
    codes = sorted(kind.code for kind in all_refusals())

    assert codes == sorted(set(codes))


def test_a_missing_field_leaves_the_text_readable() -> None:
    assert text_of("assets.tag_taken", language="en", fields={}).startswith("Another machine")
