"""A repair is believed when the machine's own signal says so, and comes back when it does not."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import Transaction, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.reports.service_report import gather
from cloud.work_orders.errors import FaultHasOpenOrder
from cloud.work_orders.operations import move_order
from cloud.work_orders.queries import WorkOrder, order_by_id
from cloud.work_orders.verification import look
from tests.cloud.ingest.conftest import Pump
from tests.cloud.place import Ground, actor_named

pytestmark = pytest.mark.anyio
WINDOW = timedelta(minutes=30)


class Repair:
    """A pump whose order has been opened by its alarm and is completed by a person."""

    def __init__(self, pump: Pump, ground: Ground) -> None:
        self.pump = pump
        self.ground = ground
        self.alarm_id = new_id()
        self.completed_at = datetime(2026, 1, 1, tzinfo=UTC)

    async def opened(self) -> None:
        await self.pump.report(self.pump.raised(self.alarm_id))
        await self.pump.react()

    async def cleared(self) -> None:
        await self.pump.report(self.pump.cleared(self.alarm_id))
        await self.pump.react()

    async def again(self) -> None:
        await self.pump.report(self.pump.raised(new_id(), at_s=120))
        await self.pump.react()

    async def move(self, *states: str, reason: str = "", of: object = None) -> None:
        for state in states:
            async with self.pump.app.transaction() as transaction:
                await act_as_system(transaction)
                order = await self._order(transaction, of)
                self.completed_at = await database_now(transaction)
                await move_order(
                    transaction,
                    actor=await actor_named(transaction, self.ground.manager),
                    order=order,
                    seen_version=order.version,
                    to=state,
                    reason=reason,
                    now=self.completed_at,
                )

    async def looked_at(self, after: timedelta) -> None:
        async with self.pump.app.transaction() as transaction:
            await act_as_system(transaction)
            await look(transaction, now=self.completed_at + after)

    def spoke(self, until: timedelta = WINDOW, *, since: timedelta = timedelta(0), quality: int = 0) -> None:
        """Store a reading in band every minute after the repair, up to a time."""
        at = self.completed_at
        self.pump.ask(
            f"INSERT INTO reading (point_id, stream_no, time, value, seq, quality)"
            f" SELECT id, 1, at, 2.0, 1, {quality} FROM point,"
            f" generate_series('{at + since}'::timestamptz, '{at + until}', '1 min') AS at RETURNING 1"
        )

    def windows(self) -> list[str]:
        return [row[0] for row in self.pump.ask("SELECT state FROM verification ORDER BY started_at")]

    def promise(self, target: str) -> bool:
        """Tell whether the promise counts as kept."""
        return bool(self.pump.ask(f"SELECT met_at IS NOT NULL FROM sla_clock WHERE target = '{target}'")[0][0])

    def orders(self) -> list[tuple[Any, ...]]:
        return self.pump.ask("SELECT status, reopened_count FROM work_order ORDER BY opened_at, id")

    async def _order(self, transaction: Transaction, order_id: object) -> WorkOrder:
        if order_id is None:
            ((order_id,),) = self.pump.ask("SELECT id FROM work_order ORDER BY opened_at DESC LIMIT 1")
        return await order_by_id(transaction, work_order_id=UUID(str(order_id)))


@pytest.fixture
async def repair(pump: Pump, ground: Ground) -> Repair:
    repair = Repair(pump, ground)
    await repair.opened()
    return repair


async def test_a_signal_that_stays_in_band_proves_the_repair(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke()

    await repair.looked_at(WINDOW - timedelta(seconds=1))
    early = repair.windows()
    await repair.looked_at(WINDOW)

    assert (early, repair.windows()) == (["watching"], ["held"])
    assert repair.orders() == [("completed", 0)]


async def test_trouble_that_lasts_brings_the_job_back(repair: Repair) -> None:
    await repair.move("in_progress", "completed")
    repair.spoke()

    await repair.looked_at(WINDOW)

    assert (repair.windows(), repair.orders()) == (["failed"], [("unscheduled", 1)])


async def test_a_job_that_comes_back_owes_its_repair_again(repair: Repair) -> None:
    await repair.move("in_progress", "completed")
    kept = repair.promise("resolve")

    await repair.looked_at(WINDOW)

    assert (kept, repair.promise("resolve")) == (True, False)
    assert (repair.promise("respond"), repair.promise("arrive")) == (True, True)


async def test_trouble_that_comes_again_brings_the_job_back_at_once(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")

    await repair.again()

    assert (repair.windows(), repair.orders()) == (["failed"], [("unscheduled", 1)])
    assert repair.pump.ask("SELECT count(*) FROM work_order") == [(1,)]


async def test_a_second_repair_is_watched_anew(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    await repair.again()

    await repair.move("in_progress", "completed")

    assert repair.windows() == ["failed", "watching"]


async def test_a_closed_order_is_followed_by_another_that_names_it(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed", "approved", "closed")

    await repair.again()

    assert [status for status, _ in repair.orders()] == ["closed", "unscheduled"]
    assert repair.pump.ask(
        "SELECT earlier.status FROM work_order later JOIN work_order earlier ON earlier.id = later.follow_up_of"
    ) == [("closed",)]
    assert repair.windows() == ["failed"]


async def test_a_machine_that_says_nothing_proves_nothing(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")

    for number in range(1, 6):
        await repair.looked_at(WINDOW * number)

    assert (repair.windows(), repair.orders()) == (["unproved"], [("completed", 0)])


async def test_a_machine_that_falls_silent_proves_nothing(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke(timedelta(minutes=20))

    await repair.looked_at(WINDOW)

    assert repair.windows() == ["watching"]


async def test_a_machine_that_is_heard_again_proves_the_repair_in_the_next_window(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    await repair.looked_at(WINDOW)
    repair.spoke(2 * WINDOW, since=WINDOW)

    await repair.looked_at(2 * WINDOW)

    assert repair.windows() == ["held"]


async def test_bad_readings_prove_nothing(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke(quality=2)

    await repair.looked_at(WINDOW)

    assert repair.windows() == ["watching"]


async def test_another_point_of_the_machine_proves_nothing(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke()
    repair.pump.ask(
        "INSERT INTO point (gateway_id, branch_id, key, unit, name)"
        " SELECT gateway_id, branch_id, 'pump/other', unit, 'Other' FROM point RETURNING 1"
    )
    repair.pump.ask("UPDATE alarm SET point_id = (SELECT max(id) FROM point) RETURNING 1")

    await repair.looked_at(WINDOW)

    assert repair.windows() == ["watching"]


async def test_a_later_fault_of_a_proved_repair_is_another_job_and_no_repeat(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke()
    await repair.looked_at(WINDOW)

    await repair.again()

    assert repair.orders() == [("completed", 0), ("unscheduled", 0)]
    assert repair.pump.ask("SELECT count(*) FROM work_order WHERE follow_up_of IS NOT NULL") == [(0,)]


async def test_a_proved_repair_is_not_taken_up_again_beside_the_order_of_a_later_fault(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke()
    await repair.looked_at(WINDOW)
    ((first,),) = repair.pump.ask("SELECT id FROM work_order")
    await repair.again()

    with pytest.raises(FaultHasOpenOrder):
        await repair.move("in_progress", reason="belt is loose", of=first)


async def test_a_proved_repair_that_is_taken_up_again_is_open_again(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.spoke()
    await repair.looked_at(WINDOW)
    await repair.move("in_progress", reason="belt is loose")

    await repair.again()

    assert repair.orders() == [("in_progress", 0)]


async def test_a_closed_order_is_followed_by_another_when_the_old_trouble_lasts(repair: Repair) -> None:
    await repair.move("in_progress", "completed", "approved", "closed")
    repair.spoke()

    await repair.looked_at(WINDOW)

    assert [status for status, _ in repair.orders()] == ["closed", "unscheduled"]
    assert repair.pump.ask("SELECT follow_up_of IS NOT NULL FROM work_order ORDER BY opened_at, id") == [
        (False,), (True,)]  # fmt: skip
    assert repair.windows() == ["failed"]
    assert repair.pump.ask("SELECT count(*) FROM sla_clock") == [(6,)]
    await repair.pump.react()
    told = repair.pump.ask("SELECT DISTINCT n.kind FROM notification n JOIN work_order w ON w.id = n.about_id"
                           " WHERE w.follow_up_of IS NOT NULL ORDER BY 1")  # fmt: skip
    assert told == [("order_waits",), ("repair_came_back",)]


async def test_a_person_who_takes_the_work_up_again_ends_the_watching(repair: Repair) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")

    await repair.move("in_progress", reason="belt is loose")

    assert repair.windows() == ["ended"]


async def test_the_report_shows_how_low_an_oil_pressure_was_and_is(repair: Repair) -> None:
    await repair.move("in_progress", "completed")
    for at, value in (("opened_at - interval '50 min'", 4.1), ("opened_at - interval '2 min'", 0.6), ("now()", 4.2)):
        repair.pump.ask(
            "INSERT INTO reading (point_id, stream_no, time, value, seq, quality)"
            f" SELECT point.id, 1, {at}, {value}, 1, 0 FROM point, work_order RETURNING 1"
        )

    async with repair.pump.app.transaction() as transaction:
        await act_as_system(transaction)
        order = await order_by_id(
            transaction, work_order_id=UUID(str(repair.pump.ask("SELECT id FROM work_order")[0][0]))
        )
        later = repair.completed_at + timedelta(minutes=5)
        report = await gather(transaction, order=order, language="en", now=later)

    ((_, before, after),) = report.content["readings"]
    assert before.startswith("0.60 … 4.10")
    assert after.startswith("4.20 … 4.20")


async def test_a_repair_that_no_alarm_asked_for_is_proved_by_the_points_whose_rules_watch_for_it(
    repair: Repair,
) -> None:
    await repair.cleared()
    await repair.move("in_progress", "completed")
    repair.pump.ask("UPDATE work_order SET incident_id = NULL RETURNING 1")
    repair.spoke()

    await repair.looked_at(WINDOW)

    assert repair.windows() == ["held"]
