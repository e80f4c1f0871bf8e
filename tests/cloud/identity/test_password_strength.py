"""What everybody tries first is no password, whatever it wears; length is what counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.identity.password_strength import SHORTEST, weakness_of


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("short", "too_short"),
        ("P@ssw0rd2024!", "known"),
        ("password123456", "known"),
        ("passwordpassword", "known"),
        ("nenosiri2026", "known"),
        ("Mafundi-2026!", "known"),
        ("hakunamatata1", "known"),
        ("aaaaaaaaaaaa", "too_simple"),
        ("1234567890", "too_simple"),
        ("qwertyuiop", "too_simple"),
        ("0987654321", "too_simple"),
        ("amina.otieno1990", "known"),
        ("Otieno-1990-1990", "known"),
        ("correct-horse-battery", None),
        ("a long enough password", None),
        ("ndizi tatu na chai", None),
    ],
)
def test_weak_passwords_are_named(password: str, weakness: str | None) -> None:
    assert weakness_of(password, name="Amina Otieno", email="amina.otieno@example.org") == weakness


@given(st.text(max_size=SHORTEST - 1))
def test_nothing_short_is_good(password: str) -> None:
    assert weakness_of(password) == "too_short"
