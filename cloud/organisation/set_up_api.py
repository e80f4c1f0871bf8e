"""Routes of the beginning: an empty service is set up in a browser by whoever has its code, once."""

import hmac
from typing import Final

from fastapi import APIRouter, Request
from limits import RateLimitItemPerMinute

from cloud.branches.errors import AlreadySetUp
from cloud.foundation.database import act_as_system
from cloud.foundation.request import PublicRoute, PublicTransaction
from cloud.organisation import beginning
from cloud.organisation.errors import NoSetUpHere, TooManyCodes, WrongSetUpCode
from cloud.organisation.set_up_payloads import SetUp, SetUpState

router = APIRouter(prefix="/set-up", tags=["organisation"], route_class=PublicRoute)

TRIES: Final = RateLimitItemPerMinute(10)
CODE_NAME: Final = "code"


@router.get("", response_model=SetUpState, summary="Whether the service waits to be set up")
async def get_state(request: Request, transaction: PublicTransaction) -> SetUpState:
    """Tell whether there is an organisation already."""
    is_needed = await beginning.is_empty(transaction)
    return SetUpState(is_needed=is_needed, is_possible_here=bool(request.app.state.settings.secret_key))


@router.post("", response_model=SetUpState, status_code=201, summary="Set the service up")
async def set_up(body: SetUp, request: Request, transaction: PublicTransaction) -> SetUpState:
    """Write the organisation, its first branch and administrator, who may sign in at once."""
    if not await beginning.is_empty(transaction):
        raise AlreadySetUp
    await _require_code(body.code, request, transaction)
    await act_as_system(transaction)
    wanted = body.model_dump(exclude={CODE_NAME})
    await beginning.set_up(transaction, wanted=beginning.NewOrganisation(**wanted))
    return SetUpState(is_needed=False, is_possible_here=True)


async def _require_code(code: str, request: Request, transaction: PublicTransaction) -> None:
    if not request.app.state.settings.secret_key:
        raise NoSetUpHere
    if not request.app.state.sign_in_limiter.hit(TRIES, "set-up"):
        raise TooManyCodes
    wanted = await beginning.code_of(transaction, secret_key=request.app.state.settings.secret_key)
    written = code.replace("-", "").replace(" ", "").upper()
    if not hmac.compare_digest(written.encode(), wanted.encode()):
        raise WrongSetUpCode(field_errors={CODE_NAME: WrongSetUpCode.code})
