"""Tax numbers: kept in one spelling, and told apart where a country's form is known."""

import re
from typing import Final

_KRA_PIN: Final = re.compile(r"[A-Z]\d{9}[A-Z]")


def tax_number_of(written: str) -> str:
    """Return the number in capitals and without the blanks and dashes people put in."""
    return re.sub(r"[\s-]", "", written).upper()


def is_kra_pin(tax_number: str) -> bool:
    """Tell whether it has the form of a PIN of the Kenya Revenue Authority: a letter, nine digits, a letter.

    The first letter says who holds it (A: a person, P: a company) and is not looked at, nor is the number asked for
    anywhere: a customer may have the number of another country.
    """
    return _KRA_PIN.fullmatch(tax_number) is not None
