"""Routes of files that open without signing in, by a signed address that lasts five minutes."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from cloud.files import queries
from cloud.files.api import SEALED
from cloud.files.payloads import SignedAddress
from cloud.files.signed import VALID_FOR, Signed, is_valid, sign
from cloud.files.store import ContentStore
from cloud.foundation.database import act_for_branches
from cloud.foundation.errors import NotFound
from cloud.foundation.request import ActorRoute, Context, PublicRoute, PublicTransaction, allowed
from cloud.identity.queries import actor_by_id

router = APIRouter(prefix="/files", tags=["files"], route_class=ActorRoute)
public = APIRouter(prefix="/files", tags=["files"], route_class=PublicRoute)

READ = "file.read"


@router.post(
    "/{file_id}/address",
    response_model=SignedAddress,
    dependencies=[allowed(READ)],
    summary="An address that opens a file for five minutes",
)
async def make_address(file_id: UUID, context: Context, request: Request) -> SignedAddress:
    """Sign an address for programs that know no session, such as a viewer beside the browser."""
    row = await queries.get_file(context.transaction, file_id=file_id, branch_ids=context.actor.branch_ids)
    signed = sign(
        key=request.app.state.file_signing_key, file_id=row.id, person_id=context.actor.person_id, now=context.now
    )
    path = request.url.path.removesuffix("/address")
    return SignedAddress(
        address=f"{path}/opened?person={signed.person_id}&expires={signed.expires}&signature={signed.signature}",
        expires_at=context.now.replace(microsecond=0) + VALID_FOR,
    )


@public.get(
    "/{file_id}/opened",
    response_class=StreamingResponse,
    summary="Open a file by its signed address",
    responses={
        200: {
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "(content)"}
            }
        }
    },
)
async def open_file(
    file_id: UUID,
    request: Request,
    transaction: PublicTransaction,
    person: UUID,
    expires: Annotated[int, Query(ge=0, le=2**40)],
    signature: Annotated[str, Query(max_length=64)],
) -> StreamingResponse:
    """Return the content as an attachment, if who asked for the address may still read it; all else is not found."""
    signed = Signed(file_id, person, expires, signature)
    if not is_valid(signed, key=request.app.state.file_signing_key, now=request.state.now):
        raise NotFound
    whole = await actor_by_id(transaction, person_id=person)
    actor = whole.acting(READ) if whole is not None else None
    if actor is None:
        raise NotFound
    branch_ids = sorted(str(branch_id) for branch_id in actor.branch_ids)
    await act_for_branches(transaction, person_id=str(actor.person_id), branch_ids=branch_ids)
    row = await queries.get_file(transaction, file_id=file_id, branch_ids=actor.branch_ids)
    store: ContentStore = request.app.state.content_store
    headers = {
        **SEALED,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(row.name, safe='')}",
        "Content-Length": str(row.size_bytes),
        "Referrer-Policy": "no-referrer",
    }
    return StreamingResponse(await store.read(row.sha256), media_type=row.media_type, headers=headers)
