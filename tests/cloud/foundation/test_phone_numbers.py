"""Phone numbers as people write them become the one number that is dialled, or are refused."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.phone_numbers import BadPhoneNumber, e164

WRITTEN = [
    ("0712 345 678", "KE", "+254712345678"),
    ("0712-345-678", "KE", "+254712345678"),
    ("(0712) 345678", "KE", "+254712345678"),
    ("712345678", "KE", "+254712345678"),
    ("0112 345 678", "KE", "+254112345678"),
    ("254712345678", "KE", "+254712345678"),
    ("+254 712 345678", None, "+254712345678"),
    ("00254 712 345678", "KE", "+254712345678"),
    ("000254712345678", "KE", "+254712345678"),
    ("020 123 4567", "KE", "+254201234567"),
    ("٠٧١٢٣٤٥٦٧٨", "KE", "+254712345678"),
    ("+44 (0)20 7946 0958", "KE", "+442079460958"),
    ("01 42 68 53 00", "FR", "+33142685300"),
    ("+255 712 345 678", None, "+255712345678"),
]
REFUSED = [
    ("", "KE"),
    ("+", "KE"),
    ("0712345678", None),
    ("0712 345 67", "KE"),
    ("0712 345 6789", "KE"),
    ("999", "KE"),
    ("+999 123 456", "KE"),
    ("0800 FLOWERS", "KE"),
    ("0712345678 ext 5", "KE"),
    ("0712345678#5", "KE"),
    ("0712345678;0711111111", "KE"),
    ("tel:+254712345678", "KE"),
    ("0" * 60, "KE"),
]


@pytest.mark.parametrize(("written", "region", "kept"), WRITTEN)
def test_one_number_is_kept_in_one_way(written: str, region: str | None, kept: str) -> None:
    assert e164(written, region=region) == kept


@pytest.mark.parametrize(("written", "region"), REFUSED)
def test_what_cannot_be_dialled_is_refused_and_named(written: str, region: str | None) -> None:
    with pytest.raises(BadPhoneNumber) as refused:
        e164(written, region=region, field="phones")

    assert refused.value.field_errors == {"phones": "phone_numbers.bad"}
    assert refused.value.fields == {"number": written}


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.sampled_from(["NATIONAL", "INTERNATIONAL", "E164"]))
def test_a_number_that_is_kept_stays_what_it_is_however_it_is_shown(region: str, shown_as: str) -> None:
    number = phonenumbers.example_number(region)
    shown = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, shown_as))

    kept = e164(shown, region=region)

    assert kept == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert e164(kept, region=None) == kept


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_number_or_a_refusal(written: str) -> None:
    try:
        kept = e164(written, region="KE")
    except BadPhoneNumber:
        return

    assert kept.startswith("+")
    assert kept[1:].isascii()
    assert kept[1:].isdigit()
