"""Codes of authenticator apps, by the standards' own vectors."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.identity import totp

RFC_SEED = b"12345678901234567890"
RFC_4226 = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
RFC_6238 = {
    59: "94287082",
    1111111109: "07081804",
    1111111111: "14050471",
    1234567890: "89005924",
    2000000000: "69279037",
    20000000000: "65353130",
}
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(("counter", "code"), list(enumerate(RFC_4226)))
def test_codes_are_those_of_rfc_4226(counter: int, code: str) -> None:
    assert totp.code_at(RFC_SEED, counter) == code


@pytest.mark.parametrize(("second", "code"), list(RFC_6238.items()))
def test_codes_are_those_of_rfc_6238(second: int, code: str) -> None:
    moment = datetime.fromtimestamp(second, UTC)

    assert totp.code_at(RFC_SEED, totp.step_of(moment), digits=8) == code


@given(seed=st.binary(min_size=20, max_size=20), drift_s=st.integers(-29, 29))
def test_a_code_is_taken_once_and_no_older_one_after_it(seed: bytes, drift_s: int) -> None:
    code = totp.code_at(seed, totp.step_of(NOON + timedelta(seconds=drift_s)))

    step = totp.step_of_code(seed, code, now=NOON, after_step=0)

    assert step is not None
    again = totp.step_of_code(seed, code, now=NOON, after_step=step)
    assert again is None or again > step


@given(st.binary(min_size=20, max_size=20))
def test_a_code_of_two_minutes_ago_is_refused(seed: bytes) -> None:
    now_step = totp.step_of(NOON)
    old = totp.code_at(seed, now_step - 4)
    near = {totp.code_at(seed, now_step + drift) for drift in totp.DRIFT}

    assert (totp.step_of_code(seed, old, now=NOON, after_step=0) is None) == (old not in near)


def test_the_address_is_what_an_app_reads() -> None:
    address = totp.address_of(RFC_SEED, account="amina@example.org", issuer="Mafundi")

    assert address == (
        "otpauth://totp/Mafundi:amina%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Mafundi"
    )
