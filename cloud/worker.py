"""The worker program: numbers announcements, runs the reactions, ticks the timed jobs. Any number may run."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog

import cloud.audit.jobs
import cloud.billing.jobs
import cloud.foundation.jobs
import cloud.gateways.jobs
import cloud.identity.jobs
import cloud.notifications.jobs
import cloud.predictions.jobs
import cloud.privacy.jobs
import cloud.sla.jobs
import cloud.telemetry.jobs
import cloud.work_orders.jobs
from cloud.audit.heads_file import heads_file_of
from cloud.automations.registry import AUTOMATIONS, outward_automations
from cloud.billing.mpesa import Mpesa
from cloud.billing.provider import account_of
from cloud.files.store import open_store
from cloud.foundation.bells import Bells
from cloud.foundation.database import Database
from cloud.foundation.delivery import names_by_event, run_deliveries
from cloud.foundation.relay import run_relay
from cloud.foundation.running import keep_running, require_known_or_wait
from cloud.foundation.schedule import Job, run_schedule
from cloud.foundation.settings import WorkerSettings
from cloud.notifications.sending import Outside

log = structlog.get_logger()

OUTWARD_AT_ONCE: Final = 3
"""How many servers of others may keep us waiting before mail and push wait too; orders never do."""


def jobs_of(settings: WorkerSettings) -> list[Job]:
    """Return every timed job; a slice adds its line here."""
    return [
        *cloud.foundation.jobs.JOBS,
        *cloud.identity.jobs.JOBS,
        *cloud.audit.jobs.jobs(
            heads=heads_file_of(settings.audit_heads_file, key=settings.audit_signing_key),
            kept_for=timedelta(days=settings.audit_retention_days),
        ),
        *cloud.notifications.jobs.JOBS,
        *cloud.sla.jobs.JOBS,
        *cloud.work_orders.jobs.JOBS,
        *cloud.predictions.jobs.JOBS,
        *cloud.billing.jobs.JOBS,
        *cloud.privacy.jobs.jobs(settings=settings, store=open_store(settings.files_url)),
        *cloud.telemetry.jobs.jobs(settings=settings),
        *cloud.gateways.jobs.jobs(offline_after=timedelta(seconds=settings.gateway_offline_after_s)),
    ]


def outside_of(settings: WorkerSettings) -> Outside:
    """Return the ways out of the house, as this installation has them."""
    return Outside(
        files=open_store(settings.files_url),
        public_url=settings.public_url.rstrip("/"),
        mail_password=settings.mail_password,
        push_hosts=settings.known_push_hosts,
    )


async def work(settings: WorkerSettings, *, stopping: asyncio.Event) -> None:
    """Work until told to stop; a lost database is waited for.

    Raises:
        DatabaseWasSwapped: the database is not the one whose epoch it holds.
    """
    if not settings.public_url:
        log.warning("worker.no_public_url", consequence="mails have no links, service reports no code to check them")
    database = Database(settings.database_url, pool_size=settings.database_pool_size)
    jobs = jobs_of(settings)
    bells = Bells()
    automations = (*AUTOMATIONS, *outward_automations(outside_of(settings), Mpesa(account_of(settings))))
    lanes = {
        is_outward: {one.name: one.run for one in automations if one.is_outward == is_outward}
        for is_outward in (False, True)
    }
    by_event = names_by_event(automations)
    log.info("worker.started", reactions=len(automations), jobs=len(jobs))

    async def relay(until: asyncio.Event) -> None:
        await run_relay(database, reactions=by_event, bells=bells, stopping=until)

    async def deliver(until: asyncio.Event) -> None:
        await run_deliveries(database, reactions=lanes[False], bells=bells, stopping=until)

    async def deliver_outward(until: asyncio.Event) -> None:
        await run_deliveries(database, reactions=lanes[True], bells=bells, stopping=until)

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
            for _ in range(OUTWARD_AT_ONCE):
                group.create_task(keep_running("outward deliveries", deliver_outward, stopping=stopping))
            group.create_task(run_schedule(database, jobs=jobs, stopping=stopping))
    finally:
        await database.close()
        log.info("worker.stopped")
