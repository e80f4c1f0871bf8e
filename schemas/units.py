"""Units by their UCUM code, with the sign a person reads."""

from typing import Final

SIGNS: Final[dict[str, str]] = {
    "1": "",
    "%": "%",
    "Cel": "°C",
    "K": "K",
    "mm/s": "mm/s",
    "m/s2": "m/s²",
    "[g]": "g",
    "um": "µm",
    "bar": "bar",
    "kPa": "kPa",
    "Pa": "Pa",
    "V": "V",
    "A": "A",
    "Hz": "Hz",
    "W": "W",
    "kW": "kW",
    "kW.h": "kWh",
    "{rpm}": "rpm",
    "m3/h": "m³/h",
    "L/min": "L/min",
    "L": "L",
    "h": "h",
    "s": "s",
    "dB": "dB",
}


class UnknownUnit(ValueError):
    """The code is not one we know; the text lists those we do."""


def sign_of(code: str) -> str:
    """Return what a person reads after the number; an unknown code is shown as it is."""
    return SIGNS.get(code, code)


def require_unit(code: str) -> str:
    """Return the code if it is known.

    Raises:
        UnknownUnit: with the known codes.
    """
    if code not in SIGNS:
        raise UnknownUnit(f"unit {code!r} is not known; write one of {', '.join(sorted(SIGNS))}")
    return code
