"""Tax numbers are kept in one spelling; Kenya's is recognised and no other refused."""

import pytest

from cloud.customers.rules import is_kra_pin, tax_number_of


@pytest.mark.parametrize(
    ("written", "kept", "is_pin"),
    [
        ("P051234567X", "P051234567X", True),
        (" p051 234 567-x ", "P051234567X", True),
        ("A001234567B", "A001234567B", True),
        ("P05123456X", "P05123456X", False),
        ("P0512345678X", "P0512345678X", False),
        ("0051234567X", "0051234567X", False),
        ("GB 123 4567 89", "GB123456789", False),
        ("", "", False),
    ],
)
def test_a_tax_number_is_kept_without_blanks_and_told_apart(written: str, kept: str, is_pin: bool) -> None:
    assert tax_number_of(written) == kept
    assert is_kra_pin(kept) is is_pin
