"""Timed jobs: a ticker in every worker, and a row per slot so that N workers run a slot once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import DateTime, Text, delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.clock import database_now
from cloud.foundation.database import Base, Database, Transaction, act_as_system

log = structlog.get_logger()
LEASE: Final = timedelta(minutes=5)
LOOK_AGAIN: Final = timedelta(seconds=30)
KEPT_FOR: Final = timedelta(days=2)


class JobRunRow(Base):
    """One slot of one job: whoever inserts it runs it; an expired lease may be taken over."""

    __tablename__ = "job_run"

    job: Mapped[str] = mapped_column(Text, primary_key=True)
    slot: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    lease_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


@dataclass(frozen=True, slots=True)
class Job:
    """A named body that may run twice without harm, every so often."""

    name: str
    every: timedelta
    run: Callable[[Transaction, datetime], Awaitable[None]]


async def run_slot(database: Database, job: Job) -> bool:
    """Run the job for the present slot unless someone else has, and tell whether it ran here."""
    async with database.transaction() as transaction:
        now = await database_now(transaction)
        slot = slot_of(now, job.every)
        claim = insert(JobRunRow).values(job=job.name, slot=slot, lease_until=now + LEASE)
        claim = claim.on_conflict_do_update(
            index_elements=[JobRunRow.job, JobRunRow.slot],
            set_={"lease_until": now + LEASE},
            where=(JobRunRow.finished_at.is_(None)) & (JobRunRow.lease_until < now),
        )
        if (await transaction.execute(claim.returning(JobRunRow.job))).scalar_one_or_none() is None:
            return False
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await job.run(transaction, await database_now(transaction))
        await transaction.execute(
            update(JobRunRow).where(JobRunRow.job == job.name, JobRunRow.slot == slot).values(finished_at=func.now())
        )
    return True


def slot_of(now: datetime, every: timedelta) -> datetime:
    """Return the start of the slot that `now` lies in, counted from the epoch."""
    seconds = every.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=UTC)


async def forget_old_slots(transaction: Transaction, now: datetime) -> None:
    """Delete slots that nobody will ask for again."""
    await transaction.execute(delete(JobRunRow).where(JobRunRow.slot < now - KEPT_FOR))


async def run_schedule(database: Database, *, jobs: list[Job], stopping: asyncio.Event) -> None:
    """Tick until told to stop.

    Every job is looked at twice a minute or oftener: a slot that ran is a cheap refusal, one whose worker was killed
    is taken over when its lease has ended.
    """
    failing: set[str] = set()

    async def tick(job: Job) -> None:
        try:
            await run_slot(database, job)
            if job.name in failing:
                failing.discard(job.name)
                log.info("schedule.job_recovered", job=job.name)
        except Exception as error:  # the outermost loop of a job: the next slot is tried in its time
            if job.name not in failing:
                failing.add(job.name)
                is_database = isinstance(error, SQLAlchemyError | OSError)
                reason = str(error).splitlines()[0] if is_database else repr(error)
                log.warning("schedule.job_failed", job=job.name, error=reason, exc_info=not is_database)

    scheduler = AsyncIOScheduler(timezone=UTC)
    now = datetime.now(UTC)
    for job in jobs:
        seconds = min(job.every, LOOK_AGAIN).total_seconds()
        scheduler.add_job(
            tick, "interval", args=[job], seconds=seconds, next_run_time=now, max_instances=1, coalesce=True
        )
    scheduler.start()
    try:
        await stopping.wait()
    finally:
        scheduler.shutdown(wait=False)
