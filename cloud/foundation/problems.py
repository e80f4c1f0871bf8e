"""Every refusal and every failure as RFC 9457 problem+json, in the reader's language."""

from collections.abc import Mapping
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from cloud.foundation.errors import Refusal
from cloud.foundation.messages import catalogue, language_of, text_of

log = structlog.get_logger()
RETRY_AFTER_S: Final = 2
SERIALIZATION_FAILURES: Final = {"40001", "40P01"}


def install(app: FastAPI) -> None:
    """Let the app answer with problems."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeoutError, _busy)


def problem(
    request: Request,
    *,
    status: int,
    code: str,
    fields: dict[str, Any] | None = None,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Return the problem document for a code of the catalogues."""
    language = language_of(request)
    body: dict[str, Any] = {
        "type": f"urn:mafundi:problem:{code}",
        "title": text_of(f"status.{status}", language=language),
        "status": status,
        "detail": text_of(code, language=language, fields=fields),
        "request_id": getattr(request.state, "request_id", ""),
    }
    if errors:
        body["errors"] = errors
    return JSONResponse(
        body,
        status_code=status,
        media_type="application/problem+json",
        headers={"Content-Language": language, **(headers or {})},
    )


def words_of_fault(fault: Mapping[str, Any], *, language: str) -> str:
    """Return what a fault that pydantic found means in a person's language."""
    key = f"field.{fault['type']}"
    known = key if key in catalogue(language) else "field.not_valid"
    return text_of(known, language=language, fields=fault.get("ctx"))


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    language = language_of(request)
    errors = [
        *error.ready_errors,
        *(
            {"field": field, "message": text_of(key, language=language, fields=error.fields)}
            for field, key in error.field_errors.items()
        ),
    ]
    headers = {} if error.retry_after_s is None else {"Retry-After": str(error.retry_after_s)}
    return problem(request, status=error.status, code=error.code, fields=error.fields, errors=errors, headers=headers)


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    language = language_of(request)
    errors = []
    for fault in error.errors():
        place = ".".join(str(part) for part in fault["loc"] if part not in {"body", "query", "path", "header"})
        errors.append({"field": place, "message": words_of_fault(fault, language=language)})
    return problem(request, status=422, code="request.malformed", errors=errors)


async def _plain(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    return problem(request, status=error.status_code, code=f"status.{error.status_code}.detail", headers=headers)


async def _database(request: Request, error: Exception) -> JSONResponse:
    """Lost connections and lost races may be tried again; anything else of the database is our fault."""
    assert isinstance(error, DBAPIError)
    state = getattr(error.orig, "sqlstate", None)
    if state in SERIALIZATION_FAILURES:
        return problem(request, status=409, code="database.lost_race", headers={"Retry-After": "1"})
    if _is_unreachable(error, state):
        log.warning("database.unreachable", error=str(error.orig).strip().splitlines()[:1])
        return _unavailable(request, "database.unreachable")
    if isinstance(error, IntegrityError) and state == "23505":
        return problem(request, status=409, code="database.already_exists")
    return failed(request, error)


def is_passing(error: BaseException | None) -> bool:
    """Tell whether the same may go well later: a lost connection or race, a timeout, no connection to be had.

    What it was raised from counts too: a rollback on a lost connection fails in its own way.
    """
    if error is None:
        return False
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None)
        return state in SERIALIZATION_FAILURES or _is_unreachable(error, state)
    is_one = isinstance(error, PoolTimeoutError | ConnectionError | TimeoutError)
    return is_one or is_passing(error.__cause__ or error.__context__)


def _is_unreachable(error: DBAPIError, state: str | None) -> bool:
    return isinstance(error, OperationalError) or error.connection_invalidated or (state or "").startswith(("08", "57"))


async def _busy(request: Request, error: Exception) -> JSONResponse:
    del error
    return _unavailable(request, "database.busy")


def failed(request: Request, error: Exception) -> JSONResponse:
    """Return the answer to a failure nobody foresaw; the log has the rest under the same request id."""
    log.error("request.failed", path=request.url.path, exc_info=error)
    return problem(request, status=500, code="request.failed")


def _unavailable(request: Request, code: str) -> JSONResponse:
    return problem(request, status=503, code=code, headers={"Retry-After": str(RETRY_AFTER_S)})
