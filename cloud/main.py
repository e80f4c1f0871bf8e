"""The web program: one flat list of routers, everything they need built here and handed in."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from importlib.metadata import version
from typing import Final

import structlog
from fastapi import APIRouter, FastAPI
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from prometheus_client import CollectorRegistry

import cloud.alarms.api
import cloud.assets.api
import cloud.audit.api
import cloud.audit.reads
import cloud.billing.api
import cloud.billing.mobile_api
import cloud.billing.payments_api
import cloud.billing.price_api
import cloud.branches.api
import cloud.contracts.api
import cloud.customers.api
import cloud.dispatch.api
import cloud.files.api
import cloud.files.signed_api
import cloud.gateways.api
import cloud.gateways.dead_letters_api
import cloud.identity.account_api
import cloud.identity.api
import cloud.identity.invitations_api
import cloud.identity.keys_api
import cloud.identity.links_api
import cloud.identity.oidc_api
import cloud.identity.passkeys_api
import cloud.identity.people_api
import cloud.identity.rules
import cloud.inventory.api
import cloud.inventory.stock_api
import cloud.notifications.api
import cloud.notifications.office_api
import cloud.organisation.api
import cloud.organisation.imports_api
import cloud.organisation.set_up_api
import cloud.organisation.transfers_api
import cloud.permissions.api
import cloud.permissions.rules
import cloud.phone.api
import cloud.phone.office_api
import cloud.phone.start_page
import cloud.portal.api
import cloud.portal.office_api
import cloud.predictions.api
import cloud.privacy.api
import cloud.reports.api
import cloud.reports.figures_api
import cloud.reports.operational_audit_api
import cloud.reports.verify_page
import cloud.sla.api
import cloud.technicians.api
import cloud.telemetry.api
import cloud.telemetry.readings_api
import cloud.telemetry.storage_api
import cloud.work_orders.api
import cloud.work_orders.categories_api
import cloud.work_orders.parts_api
import cloud.work_orders.work_api
from cloud.files.store import open_store
from cloud.foundation import console, deliveries, probes, problems, reference, stream
from cloud.foundation.database import Database
from cloud.foundation.lan import Lan, LanFence, lan_of
from cloud.foundation.live import LiveEvents
from cloud.foundation.middleware import API, Compression, RateLimit, RequestFrame, RequestMetrics
from cloud.foundation.running import require_known_or_wait
from cloud.foundation.sealing import Sealer
from cloud.foundation.serving import Listener, listen, serve_until
from cloud.foundation.settings import WebSettings
from cloud.gateways.broker_accounts import accounts_for
from cloud.identity.oidc import provider_of
from cloud.identity.passwords import PasswordHashing
from cloud.portal.links import mailed_invoice_link
from cloud.reports.report_writer import ReportWriter
from cloud.telemetry.live_values import LiveValues

log = structlog.get_logger()

ROUTERS: Final[tuple[APIRouter, ...]] = (
    cloud.identity.api.public,
    cloud.identity.api.router,
    cloud.identity.api.proofs,
    cloud.identity.links_api.router,
    cloud.identity.account_api.router,
    cloud.identity.account_api.passwords,
    cloud.identity.people_api.router,
    cloud.permissions.api.router,
    cloud.identity.passkeys_api.router,
    cloud.identity.passkeys_api.public,
    cloud.identity.passkeys_api.proofs,
    cloud.identity.oidc_api.router,
    cloud.identity.invitations_api.router,
    cloud.identity.keys_api.router,
    cloud.identity.keys_api.policies,
    cloud.branches.api.router,
    cloud.notifications.api.router,
    cloud.notifications.office_api.router,
    cloud.notifications.office_api.trials,
    cloud.customers.api.router,
    cloud.assets.api.router,
    cloud.gateways.api.router,
    cloud.gateways.dead_letters_api.router,
    cloud.telemetry.api.router,
    cloud.telemetry.readings_api.router,
    cloud.telemetry.readings_api.downloads,
    cloud.telemetry.storage_api.router,
    cloud.alarms.api.router,
    cloud.technicians.api.router,
    cloud.sla.api.router,
    cloud.inventory.api.router,
    cloud.inventory.stock_api.router,
    cloud.work_orders.api.router,
    cloud.work_orders.work_api.router,
    cloud.work_orders.parts_api.router,
    cloud.work_orders.categories_api.router,
    cloud.predictions.api.router,
    cloud.dispatch.api.router,
    cloud.phone.api.router,
    cloud.phone.api.commands,
    cloud.phone.office_api.router,
    cloud.portal.api.router,
    cloud.portal.office_api.router,
    cloud.portal.office_api.sheets,
    cloud.contracts.api.router,
    cloud.billing.price_api.router,
    cloud.billing.api.router,
    cloud.billing.api.documents,
    cloud.billing.payments_api.router,
    cloud.reports.api.router,
    cloud.reports.api.documents,
    cloud.reports.figures_api.router,
    cloud.reports.operational_audit_api.router,
    cloud.organisation.set_up_api.router,
    cloud.organisation.api.router,
    cloud.organisation.imports_api.router,
    cloud.organisation.transfers_api.router,
    cloud.audit.api.router,
    cloud.privacy.api.router,
    cloud.files.signed_api.router,
    cloud.files.signed_api.public,
    cloud.files.api.router,
    deliveries.router,
    stream.router,
)
"""Every router of the API; a slice adds its line here."""


def create_app(
    settings: WebSettings, *, database: Database, revision: str | None = None, lan: Lan | None = None
) -> FastAPI:
    """Build the application. `revision` is the migration it needs; readiness tells whether the database has it."""
    app = FastAPI(
        title="Mafundi",
        version=version("mafundi"),
        summary="From a machine's signal to one work order.",
        description=(
            "Times are RFC 3339 in UTC. Lists are paged by cursor and exported by ?format=csv or xlsx. A change needs "
            "If-Match with the ETag last seen; a POST may carry an Idempotency-Key. Errors are problem documents."
        ),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    registry = CollectorRegistry()
    metrics = RequestMetrics(registry)
    app.state.database = database
    app.state.revision = revision
    app.state.required_constraints = ("booking_technician_is_free",)
    app.state.registry = registry
    app.state.live = LiveEvents(database, telemetry=LiveValues())
    app.state.stopping = asyncio.Event()
    app.state.lan = lan
    _hand_in(app, settings)
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    for router in (
        probes.router,
        reference.router,
        cloud.reports.verify_page.router,
        cloud.billing.mobile_api.router,
    ):
        app.include_router(router)
    if lan is not None:
        app.include_router(cloud.phone.start_page.router)
    app.mount("/", console.Console(settings.static_dir), name="console")
    app.add_middleware(Compression)
    app.add_middleware(RateLimit, requests_per_minute=settings.requests_per_minute, metrics=metrics)
    if lan is not None:
        app.add_middleware(LanFence, lan=lan)
    app.add_middleware(RequestFrame, metrics=metrics, is_strict_about_https=lan is None)
    return app


def _hand_in(app: FastAPI, settings: WebSettings) -> None:
    """Build what slices find in the application's state."""
    app.state.settings = settings
    app.state.resolve_actor = cloud.identity.api.resolve_actor
    app.state.note_export = cloud.audit.reads.note_export
    app.state.may_hear = cloud.permissions.rules.may_hear
    app.state.broker_accounts = accounts_for(
        kind=settings.broker_accounts_kind, file=settings.broker_accounts_file, pid_file=settings.broker_pid_file
    )
    app.state.file_signing_key = (settings.file_signing_key or secrets.token_urlsafe(32)).encode()
    app.state.content_store = open_store(settings.files_url)
    app.state.report_writer = ReportWriter(app.state.content_store)
    app.state.pay_link = mailed_invoice_link(settings.public_url)
    app.state.portal_limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
    app.state.password_hashing = PasswordHashing()
    app.state.provider = provider_of(settings)
    app.state.sealer = Sealer([settings.secret_key, settings.former_secret_key])
    app.state.sign_in_limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
    app.state.sign_in_rate = RateLimitItemPerMinute(settings.login_attempts_per_minute)


@contextlib.asynccontextmanager
async def _live(app: FastAPI) -> AsyncIterator[None]:
    """Keep what the application needs while any listener serves it."""
    live = asyncio.create_task(app.state.live.run(app.state.stopping))
    try:
        yield
    finally:
        app.state.stopping.set()
        await live
        await app.state.database.close()


def _listeners(settings: WebSettings, lan: Lan | None) -> list[Listener]:
    """Take the addresses.

    Raises:
        CannotListen: one is taken or not ours.
    """
    plain = Listener(listen(settings.http_host, settings.http_port, variable="MAFUNDI_HTTP_PORT"), is_behind_proxy=True)
    if lan is None:
        return [plain]
    door = listen(settings.https_host, lan.start_port, variable="MAFUNDI_HTTPS_START_PORT")
    phones = listen(settings.https_host, lan.https_port, variable="MAFUNDI_HTTPS_PORT")
    return [plain, Listener(door), Listener(phones, context=lan.certificate.context)]


async def serve(settings: WebSettings, *, revision: str | None, stopping: asyncio.Event) -> None:
    """Serve until told to stop; starts also while the database is away.

    Raises:
        CannotListen: an address is taken or not ours, or the certificate cannot be used.
        DatabaseWasSwapped: the database is not the one whose epoch it holds.
    """
    lan = lan_of(settings)
    listeners = _listeners(settings, lan)
    database = Database(settings.database_url, pool_size=settings.database_pool_size)
    app = create_app(settings, database=database, revision=revision, lan=lan)
    async with _live(app):
        watching = [asyncio.create_task(require_known_or_wait(database, stopping=stopping))]
        if lan is not None:
            watching.append(asyncio.create_task(lan.certificate.follow(stopping)))
            log.info("web.open_to_the_lan", start=lan.start_url(), https_port=lan.https_port)
        log.info("web.started", url=f"http://{settings.http_host}:{settings.http_port}")
        await serve_until(stopping, app, listeners, before_end=app.state.stopping, watching=watching)
