"""The way to the service without a broker: `POST /edge/v1/batches`, the envelope and the storing of the MQTT way."""

import asyncio
import base64
import binascii
import time
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import structlog
from fastapi import FastAPI, Request, Response
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from cloud.foundation import problems
from cloud.foundation.certificate import LiveCertificate
from cloud.foundation.database import Database
from cloud.foundation.middleware import RequestFrame, RequestMetrics
from cloud.foundation.serving import Listener, listen, serve_until
from cloud.foundation.settings import IngestSettings
from cloud.gateways.queries import LetIn, let_in
from cloud.ingest.commands import Reminders, configure_command
from cloud.ingest.errors import NotBatches, TooLarge, TooManyRequests, TooSlow, Unreadable, WrongCredential
from cloud.ingest.intake import Intake
from cloud.ingest.store_batch import Arrival
from cloud.ingest.waiting_room import WaitingRoom
from schemas.downlink import Ack, Command, HostState, encode
from schemas.envelope import ACCEPTED_VERSIONS
from schemas.exchange import MAX_REQUEST_BYTES, MEDIA_TYPE, PATH, Answer, UnreadableRequest, split_batches
from schemas.topics import gateway_topic

log = structlog.get_logger()

BODY_TIMEOUT_S: Final = 60.0
POOL_SIZE: Final = 4
KEEP_ALIVE_S: Final = 75
"""Longer than an edge agent keeps an idle connection, so that it is never cut in the middle of a request."""
WRONG_PER_MINUTE: Final = 30


class EdgeDoor:
    """Answers one kind of request: who are you, what do you bring, here is how far it is committed."""

    def __init__(self, *, database: Database, waiting: WaitingRoom, epoch: UUID, requests_per_minute: int) -> None:
        self._database = database
        self._waiting = waiting
        self._epoch = str(epoch)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._rate = RateLimitItemPerMinute(requests_per_minute, namespace="gateway")
        self._wrong_rate = RateLimitItemPerMinute(WRONG_PER_MINUTE, namespace="wrong")
        self._reminders = Reminders()

    async def exchange(self, request: Request) -> Response:
        """Take batches in and answer with acks, versions and commands."""
        gateway = await self._gateway(request)
        batches = _batches(await _body(request))
        topic = gateway_topic(str(gateway.id), "up")
        acks = await self._stored([Arrival(topic, batch) for batch in batches], gateway) if batches else []
        host = HostState(versions=list(ACCEPTED_VERSIONS), epoch=self._epoch, at_us=time.time_ns() // 1000)
        answer = Answer(host=host, acks=acks, commands=await self._commands(gateway))
        return Response(encode(answer), media_type="application/json", headers={"Cache-Control": "no-store"})

    async def _gateway(self, request: Request) -> LetIn:
        """Return who asks.

        Raises:
            WrongCredential, TooManyRequests, TooLarge.
        """
        _require_size(request)
        gateway_id, password = _credential(request)
        found = None
        if gateway_id is not None:
            async with self._database.transaction() as transaction:
                found = await let_in(transaction, gateway_id=gateway_id, password=password)
        if found is None:
            # Only who is wrong is slowed down: others of the same address, as behind one site's router, are let in.
            address = request.client.host if request.client else ""
            raise WrongCredential if self._limiter.hit(self._wrong_rate, address) else TooManyRequests
        if not self._limiter.hit(self._rate, str(found.id)):
            raise TooManyRequests
        return found

    async def _stored(self, arrivals: Sequence[Arrival], gateway: LetIn) -> list[Ack]:
        progress = await self._waiting.put(arrivals)
        mine = [step for step in progress if step.gateway_id == str(gateway.id)]
        return [Ack(stream=step.stream_id, upto=step.upto, epoch=self._epoch) for step in mine]

    async def _commands(self, gateway: LetIn) -> list[Command]:
        """The desired configuration, to an edge agent that reports another; not with every answer."""
        if not self._reminders.is_due(gateway):
            return []
        async with self._database.transaction() as transaction:
            return [await configure_command(transaction, gateway_id=gateway.id, version=gateway.desired_version)]


def application(door: EdgeDoor) -> ASGIApp:
    """Return the door as an application: every refusal is problem+json, every failure is answered."""
    app = FastAPI(title="Mafundi edge", docs_url=None, redoc_url=None, openapi_url=None)
    problems.install(app)
    app.add_exception_handler(WrongCredential, _unauthorized)
    app.add_route(PATH, door.exchange, methods=["POST"])
    app.add_route("/healthz", _healthy, methods=["GET"])
    return RequestFrame(app, metrics=RequestMetrics(CollectorRegistry()), is_strict_about_https=False)


async def open_to_edges(settings: IngestSettings, *, intake: Intake, epoch: UUID, stopping: asyncio.Event) -> None:
    """Serve edge agents until told to stop; `intake` is this way's own, for it does one transaction at a time.

    Raises:
        CannotListen, BadCertificate.
    """
    assert settings.edge_https_port is not None  # without a port there is no door
    certificate = LiveCertificate(settings.edge_https_certificate) if settings.edge_https_certificate else None
    listener = Listener(
        listen(settings.edge_https_host, settings.edge_https_port, variable="MAFUNDI_EDGE_HTTPS_PORT"),
        context=certificate.context if certificate else None,
        is_behind_proxy=certificate is None,
        most_connections=settings.edge_https_connections,
        keep_alive_s=KEEP_ALIVE_S,
    )
    database = Database(settings.database_url, pool_size=POOL_SIZE)
    waiting = WaitingRoom(intake.store_arrivals)
    rate = settings.edge_https_requests_per_minute
    door = EdgeDoor(database=database, waiting=waiting, epoch=epoch, requests_per_minute=rate)
    watching = [asyncio.create_task(waiting.run(stopping))]
    if certificate is not None:
        watching.append(asyncio.create_task(certificate.follow(stopping)))
    log.info("ingest.https_opened", port=settings.edge_https_port, is_tls=certificate is not None)
    try:
        await serve_until(stopping, application(door), [listener], before_end=asyncio.Event(), watching=watching)
        await intake.put_last_values_on_record()
    finally:
        await database.close()


async def _unauthorized(request: Request, error: Exception) -> Response:
    assert isinstance(error, WrongCredential)
    headers = {"WWW-Authenticate": 'Basic realm="edge", charset="UTF-8"'}
    return problems.problem(request, status=error.status, code=error.code, headers=headers)


async def _healthy(_request: Request) -> Response:
    return Response("ok\n", media_type="text/plain")


def _credential(request: Request) -> tuple[UUID | None, str]:
    """Return name and password of HTTP's basic scheme (RFC 7617)."""
    scheme, _, coded = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(coded, validate=True).decode().partition(":")
        return (UUID(name) if scheme.lower() == "basic" else None), password
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None, ""


def _require_size(request: Request) -> None:
    """A request that says it is too large is refused before any of it is read."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > MAX_REQUEST_BYTES:
        raise TooLarge(most=MAX_REQUEST_BYTES)


async def _body(request: Request) -> bytes:
    """Raises: TooLarge, TooSlow, NotBatches."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            async for part in request.stream():
                body += part
                if len(body) > MAX_REQUEST_BYTES:
                    raise TooLarge(most=MAX_REQUEST_BYTES)
    except TimeoutError as error:
        raise TooSlow from error
    if body and request.headers.get("content-type", "").partition(";")[0].strip() != MEDIA_TYPE:
        raise NotBatches(kind=MEDIA_TYPE)
    return bytes(body)


def _batches(body: bytes) -> list[bytes]:
    try:
        return split_batches(body)
    except UnreadableRequest as error:
        raise Unreadable(reason=str(error)) from error
