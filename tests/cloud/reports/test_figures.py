"""Figures of a branch as the API tells them, counted a second time in SQL of another make."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from cloud.reports.rules import FIGURES
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

PERIOD = {"from": "2026-03-01", "to": "2026-03-31"}
STARTS, ENDS = "2026-03-01T00:00+03:00", "2026-04-01T00:00+03:00"
WALK = ("travelling", "on_site", "on_break", "working", "completed")


class Books:
    """Writes a year of work straight into the tables, and counts in SQL."""

    def __init__(self, database: Database, branch_id: UUID) -> None:
        self.database, self.branch_id = database, branch_id
        self.part_id, self.warehouse_id, self.consumed_id = uuid4(), uuid4(), uuid4()

    async def run(self, statement: str, **values: Any) -> Any:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            result = await transaction.execute(text(statement), values)
            return result.one() if result.returns_rows else None

    async def technician(self, rate: int) -> UUID:
        who = uuid4()
        shifts = '[{"weekday": "mon", "starts": "08:00", "ends": "17:00"}]'
        await self.run(
            "INSERT INTO technician (id, branch_id, name, hourly_rate, shifts)"
            " VALUES (:id, :branch, 'T', :rate, CAST(:shifts AS jsonb))",
            id=who,
            branch=self.branch_id,
            rate=rate,
            shifts=shifts,
        )
        return who

    async def job(self, opened_at: datetime, who: UUID, steps: Sequence[datetime], *, status: str) -> UUID:
        order, booking = uuid4(), uuid4()
        await self.run(
            "INSERT INTO work_order (id, number, branch_id, title, priority, status, source, opened_at, completed_at)"
            " VALUES (:id, :number, :branch, 'Job', 'normal', :status, 'manual', :opened, :completed)",
            id=order,
            number=str(order)[:18],
            branch=self.branch_id,
            status=status,
            opened=opened_at,
            completed=None if status == "unscheduled" else steps[-1],
        )
        await self.run(
            "INSERT INTO booking (id, branch_id, work_order_id, technician_id, during, status)"
            " VALUES (:id, :branch, :order, :who, tstzrange(:from_, :to_), 'completed')",
            id=booking,
            branch=self.branch_id,
            order=order,
            who=who,
            from_=steps[0],
            to_=steps[-1],
        )
        for state, at in zip(WALK, steps, strict=True):
            await self.run(
                "INSERT INTO booking_move (id, branch_id, booking_id, at, device_at, to_status, person_name)"
                " VALUES (:id, :branch, :booking, :at, :at, :state, 'T')",
                id=uuid4(),
                branch=self.branch_id,
                booking=booking,
                at=at,
                state=state,
            )
        return order

    async def enter(
        self, order: UUID, who: UUID, during: tuple[datetime, datetime], *, kind: str, withdrawn_by: str | None
    ) -> None:
        await self.run(
            "INSERT INTO entered_time (id, branch_id, work_order_id, technician_id, kind, during, entered_by,"
            " entered_at, withdrawn_by, withdrawn_at) VALUES (:id, :branch, :order, :who, :kind,"
            " tstzrange(:from_, :to_), 'T', now(), CAST(:by AS text),"
            " CASE WHEN CAST(:by AS text) IS NULL THEN NULL ELSE now() END)",
            id=uuid4(),
            branch=self.branch_id,
            order=order,
            who=who,
            kind=kind,
            from_=during[0],
            to_=during[1],
            by=withdrawn_by,
        )

    async def store(self) -> None:
        """A part, a warehouse, and the side to which goes what is used."""
        await self.run("INSERT INTO part (id, number, name) VALUES (:id, 'B-1', 'Bearing')", id=self.part_id)
        for place, kind in ((self.warehouse_id, "warehouse"), (self.consumed_id, "consumed")):
            await self.run(
                "INSERT INTO stock_place (id, branch_id, kind, name) VALUES (:id, :branch, :kind, :kind)",
                id=place,
                branch=self.branch_id,
                kind=kind,
            )

    async def use(self, order: UUID, *, cost: int, takes_back: UUID | None = None) -> UUID:
        """Use a part at an order, or take such a use back."""
        move = uuid4()
        way = (self.warehouse_id, self.consumed_id)
        await self.run(
            "INSERT INTO stock_move (id, branch_id, part_id, from_place_id, to_place_id, kind, quantity, unit_cost,"
            " cost_minor_units, currency, work_order_id, reverses_id, person_name, at) VALUES (:id, :branch, :part,"
            " :from_, :to_, :kind, 1, 1, :cost, 'KES', :order, :back, 'T', now())",
            id=move,
            branch=self.branch_id,
            part=self.part_id,
            from_=way[takes_back is not None],
            to_=way[takes_back is None],
            kind="reversed" if takes_back else "used",
            cost=cost,
            order=order,
            back=takes_back,
        )
        return move

    async def judge(self, order: UUID, *, state: str, at: datetime, asset_id: str) -> None:
        await self.run(
            "INSERT INTO verification (id, branch_id, work_order_id, asset_id, failure_mode, minutes, started_at,"
            " until, state, decided_at) VALUES (:id, :branch, :order, :asset, 'bearing', 30, :at, :at, :state, :at)",
            id=uuid4(),
            branch=self.branch_id,
            order=order,
            asset=asset_id,
            at=at,
            state=state,
        )

    async def invoice(self, order: UUID, customer_id: str, *, kind: str, net: int, credits_id: UUID | None) -> UUID:
        invoice = uuid4()
        await self.run(
            "INSERT INTO invoice (id, branch_id, kind, status, number, payment_reference, customer_id, customer_name,"
            " language, work_order_id, title, credits_invoice_id, currency, tax_rate_percent, tax_rounding,"
            " prices_include_tax, net_minor, tax_minor, gross_minor, terms_days, issued_at)"
            " VALUES (:id, :branch, :kind, 'issued', :number, :number, :customer, 'C', 'en', :order, 'Job', :credits,"
            " 'KES', 16, 'line', false,"
            " :net, 0, :net, 30, now())",
            id=invoice,
            branch=self.branch_id,
            kind=kind,
            number=str(invoice)[:18],
            customer=UUID(customer_id),
            order=order,
            credits=credits_id,
            net=net,
        )
        return invoice

    async def link(self, order: UUID, *, score: int | None) -> None:
        link = uuid4()
        await self.run(
            "INSERT INTO access_link (id, branch_id, kind, work_order_id, token_hash, origin, created_by, created_at,"
            " expires_at) VALUES (:id, :branch, 'order', :order, :hash, 'office', 'T', now(), now())",
            id=link,
            branch=self.branch_id,
            order=order,
            hash=str(link),
        )
        if score is not None:
            await self.run(
                "INSERT INTO customer_rating (work_order_id, branch_id, link_id, score, created_at, changed_at)"
                " VALUES (:order, :branch, :link, :score, now(), now())",
                order=order,
                branch=self.branch_id,
                link=link,
                score=score,
            )


async def invoiced(books: Books, order: UUID, customer_id: str, number: int) -> None:
    issued = await books.invoice(order, customer_id, kind="invoice", net=100_000 + number, credits_id=None)
    if number % 8 == 0:
        await books.invoice(order, customer_id, kind="credit_note", net=30_000, credits_id=issued)


async def written(books: Books, order: UUID, who: UUID, steps: Sequence[datetime]) -> None:
    """Write times down: the first counts, the second lies over what steps told, the third was taken back."""
    for start, withdrawn in ((steps[-1], None), (steps[0], None), (steps[-1] + timedelta(hours=5), "T")):
        during = start + timedelta(minutes=1), start + timedelta(minutes=31)
        await books.enter(order, who, during, kind="work", withdrawn_by=withdrawn)


async def used(books: Books, order: UUID, number: int) -> None:
    """Use parts twice; of every other order the first use is taken back."""
    use = await books.use(order, cost=45_000 + number)
    await books.use(order, cost=7_000 + 3 * number)
    if number % 2 == 0:
        await books.use(order, cost=45_000 + number, takes_back=use)


@pytest.fixture
async def books(database: Database, ground: Ground, manager: httpx.AsyncClient) -> Books:
    """Sixty jobs of two technicians from February to April, some not done, some judged, some rated."""
    draw = random.Random(7)
    books = Books(database, ground.nairobi)
    site = (await manager.post("/sites", json={"branch_id": str(ground.nairobi), "name": "Works"})).json()
    asset = (await manager.post("/assets", json={"site_id": site["id"], "name": "Fan", "tag": "F-1"})).json()
    customer = (await manager.post("/customers", json={"name": "Brewery"})).json()
    people = [await books.technician(rate) for rate in (500, 750)]
    await books.store()
    for number in range(60):
        opened_at = datetime(2026, 2, 15, 6, tzinfo=UTC) + timedelta(days=number, minutes=draw.randrange(600))
        steps = [opened_at + timedelta(hours=draw.randrange(1, 20))]
        for _ in WALK[1:]:
            steps.append(steps[-1] + timedelta(minutes=draw.randrange(1, 90)))
        status = draw.choice(["completed", "approved", "closed", "unscheduled"])
        order = await books.job(opened_at, people[number % 2], steps, status=status)
        if number % 3 == 0:
            state = draw.choice(["held", "failed", "unproved"])
            await books.judge(order, state=state, at=steps[-1] + timedelta(minutes=30), asset_id=asset["id"])
        if number % 4 == 0:
            await invoiced(books, order, customer["id"], number)
        if number % 5 == 0:
            await written(books, order, people[number % 2], steps)
        if number % 3 == 1:
            await used(books, order, number)
        if number % 2 == 0:
            await books.link(order, score=draw.choice([None, 1, 3, 5]))
    return books


async def told(manager: httpx.AsyncClient, ground: Ground, **query: str) -> dict[tuple[str, str], float | None]:
    answer = await manager.get("/figures", params={"branch_id": str(ground.nairobi), **query})
    assert answer.status_code == 200, answer.text
    return {(one["figure"], one["key"]): one["value"] for one in answer.json()["items"]}


DONE = "status IN ('completed', 'approved', 'closed') AND completed_at >= :starts AND completed_at < :ends"
DONE_JOB = "w.status IN ('completed', 'approved', 'closed') AND w.completed_at >= :starts AND w.completed_at < :ends"
STRETCHES = """
    SELECT b.work_order_id, b.technician_id, m.to_status AS state, m.device_at AS since,
           lead(m.device_at) OVER (PARTITION BY m.booking_id ORDER BY m.device_at) AS until
    FROM booking_move m JOIN booking b ON b.id = m.booking_id WHERE b.branch_id = :branch
    UNION ALL
    SELECT e.work_order_id, e.technician_id, 'working', lower(e.during), upper(e.during)
    FROM entered_time e JOIN booking b ON b.work_order_id = e.work_order_id
    WHERE e.branch_id = :branch AND e.withdrawn_at IS NULL AND NOT e.during && b.during"""


async def test_every_number_is_the_same_when_counted_in_sql(
    books: Books, manager: httpx.AsyncClient, ground: Ground
) -> None:
    found = await told(manager, ground, **PERIOD)
    span = {
        "branch": ground.nairobi,
        "starts": datetime.fromisoformat(STARTS),
        "ends": datetime.fromisoformat(ENDS),
    }

    times = await books.run(
        f"""SELECT count(*) AS jobs, percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS median,
              percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) AS p90
            FROM (SELECT extract(epoch FROM completed_at - opened_at) / 3600 AS hours FROM work_order
                  WHERE branch_id = :branch AND {DONE}) AS job""",
        **span,
    )
    assert times.jobs > 10
    assert found["completion_time", "jobs"] == times.jobs
    assert found["completion_time", "median"] == pytest.approx(float(times.median))
    assert found["completion_time", "p90"] == pytest.approx(float(times.p90))

    # Between two steps somebody travels, works or rests; each person's way and work on a job is one line of cost.
    cost = await books.run(
        f"""WITH stretch AS ({STRETCHES}), line AS (
              SELECT s.work_order_id, s.state = 'travelling' AS is_travel,
                     round(sum(extract(epoch FROM s.until - s.since)) / 3600 * t.hourly_rate, 2) * 100 AS cost
              FROM stretch s JOIN technician t ON t.id = s.technician_id
              WHERE s.state IN ('travelling', 'on_site', 'working')
              GROUP BY s.work_order_id, s.technician_id, s.state = 'travelling', t.hourly_rate)
            SELECT coalesce(sum(cost) FILTER (WHERE is_travel), 0) AS travel,
                   coalesce(sum(cost) FILTER (WHERE NOT is_travel), 0) AS labour
            FROM line JOIN work_order w ON w.id = line.work_order_id WHERE {DONE}""",
        **span,
    )
    assert found["operational_cost", "labour"] == cost.labour
    assert found["operational_cost", "travel"] == cost.travel
    parts = await books.run(
        f"""SELECT sum(CASE m.kind WHEN 'used' THEN m.cost_minor_units ELSE -m.cost_minor_units END) AS cost,
              count(*) FILTER (WHERE m.kind = 'reversed') AS taken_back
            FROM stock_move m JOIN work_order w ON w.id = m.work_order_id
            WHERE w.branch_id = :branch AND {DONE_JOB}""",
        **span,
    )
    assert parts.cost > 0
    assert parts.taken_back > 0
    assert found["operational_cost", "parts"] == parts.cost
    total = cost.labour + cost.travel + parts.cost
    assert found["operational_cost", "total"] == total
    assert found["operational_cost", "mean"] == pytest.approx(float(total) / times.jobs)

    revenue = await books.run(
        f"""SELECT count(DISTINCT w.id) AS invoiced,
              sum(CASE i.kind WHEN 'invoice' THEN i.net_minor ELSE -i.net_minor END) AS total
            FROM invoice i JOIN work_order w ON w.id = i.work_order_id WHERE w.branch_id = :branch AND {DONE_JOB}""",
        **span,
    )
    assert (found["revenue_per_job", "total"], found["revenue_per_job", "invoiced"]) == tuple(revenue)[::-1]
    assert found["revenue_per_job", "mean"] == pytest.approx(float(revenue.total) / times.jobs)

    worked = await books.run(
        f"""WITH stretch AS ({STRETCHES})
            SELECT sum(extract(epoch FROM least(until, :ends) - greatest(since, :starts))) AS seconds
            FROM stretch WHERE state IN ('travelling', 'on_site', 'working') AND since < :ends AND until > :starts""",
        **span,
    )
    days = await books.run(
        f"""WITH stretch AS ({STRETCHES}), day AS (
              SELECT technician_id, (greatest(since, :starts) AT TIME ZONE 'Africa/Nairobi')::date AS day FROM stretch
              WHERE state IN ('travelling', 'on_site', 'working') AND since < :ends AND until > :starts
              UNION
              SELECT t.id, d::date FROM technician t, generate_series('2026-03-01'::date, '2026-03-31', '1 day') d
              WHERE t.branch_id = :branch AND extract(isodow FROM d) = 1)
            SELECT count(*) AS days, count(*) FILTER (WHERE extract(isodow FROM day) = 1) AS mondays FROM day""",
        **span,
    )
    assert found["productivity", "technician_days"] == days.days
    assert found["productivity", "jobs_per_day"] == pytest.approx(times.jobs / days.days)
    assert found["productivity", "worked_share"] == pytest.approx(float(worked.seconds) / (days.mondays * 9 * 3600))

    repeats = await books.run(
        """SELECT count(*) AS jobs, count(*) FILTER (WHERE state = 'failed') AS repeats FROM verification
           WHERE branch_id = :branch AND state IN ('held', 'failed')
             AND decided_at >= :starts AND decided_at < :ends""",
        **span,
    )
    assert repeats.repeats > 0
    assert found["repeat_rate", "jobs"] == repeats.jobs
    assert found["repeat_rate", "share"] == pytest.approx(repeats.repeats / repeats.jobs)

    rated = await books.run(
        f"""SELECT count(*) AS asked, count(r.score) AS answered, avg(r.score) AS mean FROM work_order w
            JOIN access_link l ON l.work_order_id = w.id LEFT JOIN customer_rating r ON r.work_order_id = w.id
            WHERE w.branch_id = :branch AND {DONE}""",
        **span,
    )
    assert found["satisfaction", "mean"] == pytest.approx(float(rated.mean))
    assert found["satisfaction", "answered_share"] == pytest.approx(rated.answered / rated.asked)


async def test_the_jobs_of_a_figure_are_as_many_as_it_says(
    books: Books, manager: httpx.AsyncClient, ground: Ground
) -> None:
    del books
    found = await told(manager, ground, **PERIOD)
    jobs = {figure: await jobs_of(manager, ground, figure) for figure in FIGURES}

    for figure, listed in jobs.items():
        assert len({one["work_order_id"] for one in listed}) == len(listed) == found[figure, "jobs"], figure
    assert sum(one["cost"] for one in jobs["operational_cost"]) == found["operational_cost", "total"]
    assert sum(one["is_repeat"] for one in jobs["repeat_rate"]) == found["repeat_rate", "repeats"]
    assert sum(one["score"] is not None for one in jobs["satisfaction"]) == found["satisfaction", "answered"]


async def jobs_of(manager: httpx.AsyncClient, ground: Ground, figure: str) -> list[dict[str, Any]]:
    """Page through the jobs behind a figure."""
    query: dict[str, Any] = {"branch_id": str(ground.nairobi), "limit": 4, **PERIOD}
    jobs: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        asked = query | ({"cursor": cursor} if cursor else {})
        answer = (await manager.get(f"/figures/{figure}/jobs", params=asked)).json()
        jobs, cursor = jobs + answer["items"], answer["next_cursor"]
    return jobs


async def test_the_jobs_of_one_number_are_as_many_as_it_says(
    books: Books, manager: httpx.AsyncClient, ground: Ground
) -> None:
    del books
    found = await told(manager, ground, **PERIOD)
    parts = (("revenue_per_job", "invoiced"), ("repeat_rate", "repeats"), ("satisfaction", "answered"))
    for figure, part in parts:
        query = {"branch_id": str(ground.nairobi), "only": part, "limit": 200, **PERIOD}

        jobs = (await manager.get(f"/figures/{figure}/jobs", params=query)).json()["items"]

        assert len(jobs) == found[figure, part], part
        assert jobs != [], part


async def test_the_jobs_somebody_was_at_in_the_period(books: Books, manager: httpx.AsyncClient, ground: Ground) -> None:
    worked = await books.run(
        f"""WITH stretch AS ({STRETCHES})
            SELECT array_agg(DISTINCT work_order_id::text) AS ids FROM stretch
            WHERE state IN ('travelling', 'on_site', 'working') AND since < :ends AND until > :starts""",
        branch=ground.nairobi,
        starts=datetime.fromisoformat(STARTS),
        ends=datetime.fromisoformat(ENDS),
    )
    query = {"branch_id": str(ground.nairobi), "only": "worked", "limit": 200, **PERIOD}

    jobs = (await manager.get("/figures/productivity/jobs", params=query)).json()["items"]

    assert {one["work_order_id"] for one in jobs} == set(worked.ids)


async def test_one_begins_with_the_branch_that_completed_a_job_last(
    books: Books, manager: httpx.AsyncClient, ground: Ground
) -> None:
    before = (await manager.get("/figures/branch")).json()
    await books.run(
        """INSERT INTO work_order (id, number, branch_id, title, priority, status, source, opened_at, completed_at)
           SELECT gen_random_uuid(), 'MBA-WO-1', :mombasa, title, priority, status, source, opened_at, completed_at
           FROM work_order WHERE status = 'closed' ORDER BY completed_at LIMIT 1 RETURNING id""",
        mombasa=ground.mombasa,
    )
    earlier = (await manager.get("/figures/branch")).json()

    assert before == earlier == {"branch_id": str(ground.nairobi)}


async def test_the_period_before_is_the_figure_of_that_period(
    books: Books, manager: httpx.AsyncClient, ground: Ground
) -> None:
    del books
    query = {"branch_id": str(ground.nairobi), "from": "2026-03-16", "to": "2026-03-31"}
    rows = (await manager.get("/figures", params=query)).json()["items"]

    earlier = await told(manager, ground, **{"from": "2026-02-28", "to": "2026-03-15"})

    assert {(one["figure"], one["key"]): one["before"] for one in rows} == earlier


async def test_figures_are_exported_and_are_nobody_elses(
    books: Books, manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    del books
    query = {"branch_id": str(ground.nairobi), **PERIOD}
    stranger, dispatcher = await sign_in(ground.mombasa_manager), await sign_in(ground.dispatcher)

    csv = await manager.get("/figures", params=query | {"format": "csv"})
    sheet = await manager.get("/figures/completion_time/jobs", params=query | {"format": "xlsx"})

    assert csv.text.splitlines()[0].lstrip("\ufeff").startswith("figure,key,value,before,unit,currency")
    assert sheet.content.startswith(b"PK")
    for path in ("/figures", "/figures/completion_time/jobs"):
        assert (await stranger.get(path, params=query)).status_code == 404
        assert (await dispatcher.get(path, params=query)).status_code == 403


@pytest.mark.parametrize("query", [{"from": "2026-03-01"}, {"from": "2026-03-02", "to": "2026-03-01"}])
async def test_half_a_period_is_refused(manager: httpx.AsyncClient, ground: Ground, query: dict[str, str]) -> None:
    answer = await manager.get("/figures", params={"branch_id": str(ground.nairobi), **query})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "to")
