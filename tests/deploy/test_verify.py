"""The proof of delivery: produced = stored + counted gaps + waiting, nothing doubled."""

from typing import Any

import pytest

from deploy.local.verify import compare


def edge(*, produced: int = 10, acked: int = 8) -> list[dict[str, Any]]:
    return [{"stream": "s", "lane": "history", "produced": produced, "acked_upto": acked}]


def cloud(**fields: Any) -> list[dict[str, Any]]:
    line = {"stream": "s", "cursor": 8, "stored_readings": 6, "stored_records": 1, "lost": 1, "doubled": 0}
    return [{**line, **fields}]


def test_what_adds_up_is_right() -> None:
    (verdict,) = compare(edge(), cloud(), edge(produced=12))

    assert verdict.is_right
    assert (verdict.produced, verdict.stored, verdict.lost, verdict.waiting) == (12, 7, 1, 4)


def test_a_stream_the_cloud_never_saw_is_waiting() -> None:
    (verdict,) = compare(edge(acked=0), [], edge(acked=0))

    assert verdict.is_right
    assert verdict.waiting == 10


@pytest.mark.parametrize(
    ("edge_line", "cloud_line", "told"),
    [
        (edge(), cloud(stored_readings=5), "cursor is 8"),
        (edge(), cloud(stored_readings=7), "cursor is 8"),
        (edge(produced=7, acked=7), cloud(), "set back"),
        (edge(acked=9), cloud(), "told 9 is safe"),
        (edge(), cloud(doubled=2), "stored twice"),
        (edge(acked=8), [], "told 8 is safe"),
    ],
)
def test_what_does_not_add_up_is_named(
    edge_line: list[dict[str, Any]], cloud_line: list[dict[str, Any]], told: str
) -> None:
    (verdict,) = compare(edge_line, cloud_line, edge_line)

    assert not verdict.is_right
    assert told in " ".join(verdict.faults)
