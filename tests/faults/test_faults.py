"""A table of causes. Each row: what happens, the words a person gets (what, where, what to do), and the code."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults import courses
from tests.faults.courses import GONE, Course, Told
from tests.faults.workshop import RECOVERY_S, Workshop

pytestmark = pytest.mark.serial


class Fault(NamedTuple):
    """`told` must all be in what a person is told; `code` is the exit code, the HTTP status or the state's name."""

    cause: str
    course: Callable[[Workshop], Course]
    told: tuple[str, ...]
    code: int | str


FAULTS = [
    Fault("noise on the line", courses.noise_on_the_line,
          ("port line-1", "cannot be used", "pump: ", "check wiring"), "port.rejects"),
    Fault("unplugged device", courses.unplugged_device, ("FAIL", "port line-1", "is not there", "plug"), 1),
    Fault("unknown device", courses.unknown_device, ("FAIL", "second-line is not there", "plug the device in"), 1),
    Fault("wrong credentials to the broker", courses.wrong_broker_password,
          ("FAIL", "127.0.0.1", "refused us", "check host, port, user and password in", "edge.toml"), 1),
    Fault("wrong credentials to login", courses.wrong_login, ("E-mail and password do not belong together",), 401),
    Fault("unreadable payload", courses.unreadable_payload,
          ("mafundi/v1/", "no header line", "kept", "check enrolment and version of the edge agent"),
          "gateways.message_put_aside"),
    Fault("unknown point", courses.unknown_point, ("pump/vibration_de", "mm/s", "pending"), "pending"),
    Fault("malformed body", courses.malformed_body, ("nmae", "is not a known field", "branch_id"), 422),
    Fault("stale ETag", courses.stale_etag, ("changed this since you opened it", "Reload"), 412),
    Fault("bad configuration document", courses.bad_document, ("document is not right", "$.ports[0].key"), 400),
    Fault("bad configuration file", courses.bad_edge_file, ("bad.toml", "brokr", "correct its spelling"), 2),
    Fault("missing settings of the service", courses.missing_service_settings,
          ("settings are not complete", "MAFUNDI_DATABASE_URL: is not set"), 2),
    Fault("broker down at start", courses.broker_down_at_start,
          ("check that the broker runs", "127.0.0.1", "check user, password and port"), 1),
    Fault("database down at start", courses.database_down_at_start,
          ("The database at 127.0.0.1", "does not answer", "wait for it; nothing is lost"), 503),
    Fault("database lost in the middle", courses.database_lost_in_the_middle,
          ("The database does not answer", "Nothing was changed", "Try again"), 503),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.cause for fault in FAULTS])
def test_fault_is_told_and_survived(workshop: Workshop, fault: Fault) -> None:
    told, recovery_s = walk(workshop, fault.course(workshop))

    assert [words for words in fault.told if words not in told.text] == [], told.text[-1500:]
    assert told.code == fault.code
    assert recovery_s <= RECOVERY_S
    workshop.require_nothing_lost()


def test_a_full_disk_at_the_edge_costs_counted_history_and_no_alarm(workshop: Workshop, small_disk: Path) -> None:
    told, recovery_s = walk(workshop, courses.full_disk(workshop, small_disk))

    assert "the disk is full; free some of it" in told.text, told.text[-1500:]
    assert "the oldest history is given up for new records, and counted" in told.text
    assert "lost" in told.text
    assert told.code == 0  # it goes on
    assert recovery_s <= RECOVERY_S


def walk(workshop: Workshop, course: Course) -> tuple[Told, float]:
    """Go through a fault; what was told, and how long all took to be well after the cause was gone."""
    told = next(course)
    assert isinstance(told, Told)
    assert next(course) is GONE
    gone_at_s = time.monotonic()
    workshop.require_flow()
    next(course, None)
    recovery_s = time.monotonic() - gone_at_s
    assert list(course) == []
    return told, recovery_s
