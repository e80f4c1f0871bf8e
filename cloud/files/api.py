"""Routes of files: first `PUT` the content under an id of your own, then use that id in a command."""

from asyncio import to_thread
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from cloud.files import operations, pictures, queries
from cloud.files.errors import FileTooLarge
from cloud.files.payloads import File
from cloud.files.store import ContentStore, whole
from cloud.foundation.request import DetachedRoute, allowed, own_transaction

router = APIRouter(prefix="/files", tags=["files"], route_class=DetachedRoute)

# What people upload is saved, never shown as a page of ours; a browser that shows it all the same lets it do nothing.
SEALED = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}


@router.put(
    "/{file_id}",
    response_model=File,
    status_code=201,
    dependencies=[allowed("file.write")],
    summary="Upload a file",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "(content)"}
            },
        }
    },
)
async def put_file(
    file_id: UUID,
    request: Request,
    response: Response,
    branch_id: UUID,
    name: Annotated[str, Query(min_length=1, max_length=200, description="The file's name on your side.")],
) -> File:
    """Keep the body as this file; the same upload again changes nothing. Its type is found in its content."""
    request.state.context.require_branch(branch_id)
    content = await _body_of(request, most_bytes=request.app.state.settings.max_upload_bytes)
    store: ContentStore = request.app.state.content_store
    digest = await operations.keep_content(store=store, content=content)
    media_type = await operations.judge(content)
    async with own_transaction(request) as context:
        row, is_new = await operations.add_file(
            context.transaction,
            actor=context.actor,
            file_id=file_id,
            branch_id=branch_id,
            name=name,
            content=content,
            media_type=media_type,
            digest=digest,
        )
        await context.transaction.flush()
        answer = File.model_validate(row)
    response.status_code = 201 if is_new else 200
    return answer


@router.get(
    "/{file_id}",
    response_class=StreamingResponse,
    dependencies=[allowed("file.read")],
    summary="Download a file",
    responses={
        200: {
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "(content)"}
            }
        }
    },
)
async def get_file(file_id: UUID, request: Request) -> StreamingResponse:
    """Return the content as an attachment."""
    async with own_transaction(request) as context:
        row = await queries.get_file(context.transaction, file_id=file_id, branch_ids=context.actor.branch_ids)
    store: ContentStore = request.app.state.content_store
    content: AsyncIterator[bytes] = await store.read(row.sha256)
    headers = {
        **SEALED,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(row.name, safe='')}",
        "Content-Length": str(row.size_bytes),
        "ETag": f'"{row.sha256}"',
    }
    return StreamingResponse(content, media_type=row.media_type, headers=headers)


@router.get(
    "/{file_id}/picture",
    response_class=Response,
    dependencies=[allowed("file.read")],
    summary="Look at a picture",
    responses={
        200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}, "example": "(picture)"}}}
    },
)
async def get_picture(
    file_id: UUID,
    request: Request,
    size: Annotated[int, Query(ge=64, le=1600, description="The longest side in pixels.")] = 1600,
) -> Response:
    """Return a picture to be shown in a page: upright, and without what the camera wrote into it."""
    async with own_transaction(request) as context:
        row = await queries.get_file(context.transaction, file_id=file_id, branch_ids=context.actor.branch_ids)
    store: ContentStore = request.app.state.content_store
    content = await whole(store, row.sha256)
    picture = await to_thread(pictures.rewritten, content, longest_side_px=size)
    headers = {**SEALED, "ETag": f'"{row.sha256}-{size}"', "Cache-Control": "private, max-age=86400"}
    return Response(picture, media_type=pictures.MEDIA_TYPE, headers=headers)


async def _body_of(request: Request, *, most_bytes: int) -> bytes:
    """Read the body, but never more than is allowed, whatever its sender announced."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > most_bytes:
        raise FileTooLarge(limit_mb=most_bytes // 2**20)
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > most_bytes:
            raise FileTooLarge(limit_mb=most_bytes // 2**20)
    return bytes(content)
