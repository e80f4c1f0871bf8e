"""The worker program: numbers announcements, runs the reactions, ticks the timed jobs. Any number may run."""

import asyncio
from datetime import timedelta

import structlog

import cloud.audit.jobs
import cloud.foundation.jobs
import cloud.gateways.jobs
import cloud.identity.jobs
import cloud.sla.jobs
import cloud.work_orders.jobs
from cloud.automations.registry import AUTOMATIONS
from cloud.foundation.database import Database
from cloud.foundation.delivery import names_by_event, run_deliveries
from cloud.foundation.relay import run_relay
from cloud.foundation.running import keep_running, require_known_or_wait
from cloud.foundation.schedule import Job, run_schedule
from cloud.foundation.settings import WorkerSettings

log = structlog.get_logger()


def jobs_of(settings: WorkerSettings) -> list[Job]:
    """Return every timed job; a slice adds its line here."""
    return [
        *cloud.foundation.jobs.JOBS,
        *cloud.identity.jobs.JOBS,
        *cloud.audit.jobs.JOBS,
        *cloud.sla.jobs.JOBS,
        *cloud.work_orders.jobs.JOBS,
        *cloud.gateways.jobs.jobs(offline_after=timedelta(seconds=settings.gateway_offline_after_s)),
    ]


async def work(settings: WorkerSettings, *, stopping: asyncio.Event) -> None:
    """Work until told to stop; a lost database is waited for.

    Raises:
        DatabaseWasSwapped: the database is not the one whose epoch it holds.
    """
    database = Database(settings.database_url, pool_size=settings.database_pool_size)
    jobs = jobs_of(settings)
    reactions = {automation.name: automation.run for automation in AUTOMATIONS}
    by_event = names_by_event(AUTOMATIONS)
    log.info("worker.started", reactions=len(reactions), jobs=len(jobs))

    async def relay(until: asyncio.Event) -> None:
        await run_relay(database, reactions=by_event, stopping=until)

    async def deliver(until: asyncio.Event) -> None:
        await run_deliveries(database, reactions=reactions, stopping=until)

    async def watch() -> None:
        try:
            await require_known_or_wait(database, stopping=stopping)
        finally:
            stopping.set()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(watch())
            group.create_task(keep_running("relay", relay, stopping=stopping))
            group.create_task(keep_running("deliveries", deliver, stopping=stopping))
            group.create_task(run_schedule(database, jobs=jobs, stopping=stopping))
    finally:
        await database.close()
        log.info("worker.stopped")
