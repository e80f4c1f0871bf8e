"""Phone numbers: written in many ways, kept in one (E.164), so that one is found again and dialled from anywhere."""

import re
from typing import Final

import phonenumbers

from cloud.foundation.errors import Invalid

_LETTER: Final = re.compile(r"[^\W\d_]")
_DIALLED_OUT: Final = re.compile(r"^\s*00\s*(?=[1-9])")
"""Two zeros stand for the plus in most of the world; people write them also where their own exchange wants another."""


class BadPhoneNumber(Invalid):
    """It is no number that could be dialled, or it lacks its country."""

    code = "phone_numbers.bad"


def e164(written: str, *, region: str | None, field: str = "phone") -> str:
    """Return the number as `+` and digits; `region` (ISO 3166) is where one without a country code is dialled.

    A number counts when the plan of its country knows its range (Google's libphonenumber): a digit that is missing or
    doubled is found at once. Extensions and letters are refused, since E.164 has no room for them.

    Raises:
        BadPhoneNumber: naming `field`.
    """
    refused = BadPhoneNumber(number=written, field_errors={field: BadPhoneNumber.code})
    if _LETTER.search(written):
        raise refused
    try:
        number = phonenumbers.parse(_DIALLED_OUT.sub("+", written), region)
    except phonenumbers.NumberParseException as error:
        raise refused from error
    if number.extension or not phonenumbers.is_valid_number(number):
        raise refused
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
