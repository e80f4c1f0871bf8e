"""Simulated technicians use what the job still needs, and try a part once alone."""

from typing import Any

import pytest

from deploy.local.fake_technicians import part_to_use

BEARING = {"part_id": "p1", "quantity": "2", "used": "0.5", "place_id": "v"}


def job(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"booking_id": "b1", "parts": list(parts)}


def test_the_first_part_that_is_left_to_use_is_used() -> None:
    done, second = {**BEARING, "used": "2.0"}, {**BEARING, "part_id": "p2"}

    assert part_to_use(job(done, second), tried=set()) == second


@pytest.mark.parametrize(
    ("part", "tried"),
    [({**BEARING, "place_id": None}, set()), ({**BEARING, "used": "2"}, set()), (BEARING, {("b1", "p1")})],
    ids=["nowhere to be had", "used already", "refused once"],
)
def test_what_cannot_be_used_holds_up_no_job(part: dict[str, Any], tried: set[tuple[str, str]]) -> None:
    assert part_to_use(job(part), tried=tried) is None
