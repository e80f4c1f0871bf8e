"""Answers for whoever watches the service: is it alive, can it work, how fast, which version."""

from collections.abc import Awaitable, Callable, Sequence
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cloud.foundation.database import Database, Transaction, place_of
from cloud.foundation.identity_of_database import DatabaseWasSwapped, require_known_database

router = APIRouter(include_in_schema=False)

Check = Callable[[Transaction], Awaitable[str]]


@router.get("/healthz")
async def healthz() -> PlainTextResponse:
    """Tell that the process answers; nothing else is asked, so that a lost database does not restart it."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """Tell whether requests can be served, and if not, what is missing and where."""
    database: Database = request.app.state.database
    revision: str | None = request.app.state.revision
    try:
        async with database.transaction() as transaction:
            checks = await _checks(transaction, revision=revision)
            checks += await _missing_constraints(transaction, request.app.state.required_constraints)
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        message = f"The database at {place_of(database.dsn)} does not answer: {reason}"
        checks = [{"name": "database", "is_good": False, "text": message}]
    is_ready = all(check["is_good"] for check in checks)
    return JSONResponse(
        {"status": "ready" if is_ready else "not ready", "checks": checks},
        status_code=200 if is_ready else 503,
        headers={} if is_ready else {"Retry-After": "2"},
    )


@router.get("/metrics")
async def metrics(request: Request) -> PlainTextResponse:
    """Show the process's measurements in Prometheus' format."""
    return PlainTextResponse(generate_latest(request.app.state.registry), media_type=CONTENT_TYPE_LATEST)


@router.get("/version")
async def show_version() -> JSONResponse:
    """Tell which version runs."""
    return JSONResponse({"name": "mafundi", "version": version("mafundi"), "api": "v1"})


async def _checks(transaction: Transaction, *, revision: str | None) -> list[dict[str, Any]]:
    found = (await transaction.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL"))).scalar_one()
    if not found:
        return [{"name": "migrations", "is_good": False, "text": "The database is empty: run `mafundi-cloud migrate`."}]
    present = (await transaction.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()
    is_newest = revision is None or present == revision
    told = f"at {present}" if is_newest else f"at {present}, needed {revision}: run `mafundi-cloud migrate`."
    checks = [{"name": "migrations", "is_good": is_newest, "text": told}]
    try:
        epoch = await require_known_database(transaction)
        checks.append({"name": "database", "is_good": True, "text": f"epoch {epoch}"})
    except DatabaseWasSwapped as error:
        checks.append({"name": "database", "is_good": False, "text": str(error)})
    waiting = """SELECT count(*) FILTER (WHERE parked_at IS NOT NULL), coalesce(extract(epoch FROM
        now() - min(next_try_at) FILTER (WHERE parked_at IS NULL)), 0)::int FROM delivery WHERE done_at IS NULL"""
    parked, lag_s = (await transaction.execute(text(waiting))).one()
    checks.append({"name": "deliveries", "is_good": True, "text": f"{parked} parked, oldest waits {max(lag_s, 0)} s"})
    return checks


async def _missing_constraints(transaction: Transaction, names: Sequence[str]) -> list[dict[str, Any]]:
    """Dropping an extension drops the constraints that need it without a word; that must not go unseen."""
    there = await transaction.execute(
        text("SELECT conname FROM pg_constraint WHERE conname = ANY(:names)"), {"names": list(names)}
    )
    lacking = sorted(set(names) - {row.conname for row in there})
    return [
        {"name": "constraints", "is_good": False, "text": f"{name} is missing: restore it before anybody books."}
        for name in lacking
    ]
