"""What M-Pesa calls: addresses without an account, each with a secret part; the answer says nothing of the verdict."""

import json
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from cloud.billing import callbacks
from cloud.billing.provider import account_of
from cloud.foundation.database import act_as_system
from cloud.foundation.request import PublicRoute, PublicTransaction

router = APIRouter(prefix="/api/v1/payments/mobile", include_in_schema=False, route_class=PublicRoute)

LONGEST_BODY: Final = 16_384
TAKEN: Final = {"ResultCode": 0, "ResultDesc": "Accepted"}


@router.post("/asked/{request_id}/{token}")
async def hear_asked(request_id: UUID, token: str, request: Request, transaction: PublicTransaction) -> Response:
    """Take in how a request for payment ended."""
    body = await _body(request)
    await act_as_system(transaction)
    await callbacks.hear_stk(
        transaction,
        account=account_of(request.app.state.settings),
        request_id=request_id,
        token=token,
        body=body,
        now=request.state.now,
    )
    return JSONResponse(TAKEN)


@router.post("/own/{token}/confirmation")
async def hear_own(token: str, request: Request, transaction: PublicTransaction) -> Response:
    """Take in a payment that a customer made by themselves."""
    body = await _body(request)
    await act_as_system(transaction)
    await callbacks.hear_c2b(
        transaction,
        account=account_of(request.app.state.settings),
        token=token,
        body=body,
        now=request.state.now,
    )
    return JSONResponse(TAKEN)


@router.post("/own/{token}/validation")
async def validate_own(token: str) -> Response:
    """Let every payment through: what nobody can place is put where it belongs by a person."""
    del token
    return JSONResponse(TAKEN)


async def _body(request: Request) -> dict[str, Any]:
    """Return what was sent as an object; anything else is kept as the text it was, cut."""
    words = (await request.body())[:LONGEST_BODY].decode(errors="replace").replace("\x00", "")
    try:
        found = json.loads(words)
        # What the database cannot keep as JSON (a lone surrogate, infinity) is kept as text too.
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return {"text": words}
    return found if isinstance(found, dict) and "\\u0000" not in words else {"text": words}
