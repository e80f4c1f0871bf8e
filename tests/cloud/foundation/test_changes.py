"""A row is brought to new values as its next version, and what it was before is kept."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.changes import Change, new_values, next_version


@dataclass
class Pump:
    """A row of no table."""

    name: str = "Pump 1"
    power_kw: float | None = None
    version: int = 7


names = st.sampled_from(["Pump 1", "Pump 2", ""])
values = st.fixed_dictionaries({}, optional={"name": names, "power_kw": st.none() | st.sampled_from([0.0, 5.5])})


def test_what_the_row_has_already_is_nothing_new() -> None:
    assert new_values(Pump(), {"name": "Pump 1", "power_kw": 5.5}) == {"power_kw": 5.5}
    assert new_values(Pump(power_kw=5.5), {"power_kw": None}) == {"power_kw": None}
    assert new_values(Pump(), {"name": "Pump 1"}) == {}


def test_only_given_values_change_and_the_version_rises_by_one() -> None:
    row = Pump(power_kw=5.5)

    change = next_version(row, {"name": "Pump 2"})

    assert row == Pump(name="Pump 2", power_kw=5.5, version=8)
    assert change == Change(before={"name": "Pump 1"}, after={"name": "Pump 2"})


@given(values, values)
def test_the_values_before_bring_a_row_back(first: dict[str, object], then: dict[str, object]) -> None:
    row = Pump()
    next_version(row, first)
    was = replace(row)

    change = next_version(row, then)
    assert new_values(row, then) == {}
    assert change.before is not None
    next_version(row, change.before)

    assert row == replace(was, version=was.version + 2)
