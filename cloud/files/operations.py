"""Keeping files."""

from asyncio import to_thread
from hashlib import sha256
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.files.errors import FileIsEmpty, IdUsedForAnotherFile
from cloud.files.models import FileRow
from cloud.files.pictures import is_picture
from cloud.files.rules import UNKNOWN, media_type_of, safe_name
from cloud.files.store import ContentStore
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction


async def keep_content(*, store: ContentStore, content: bytes) -> str:
    """Put the content into the store and return its hash; before any row names it, so that no row is without it.

    Raises:
        FileIsEmpty: there is nothing in it.
        StoreUnavailable: the store cannot be written.
    """
    if not content:
        raise FileIsEmpty
    digest = sha256(content).hexdigest()
    await store.keep(digest, content)
    return digest


async def judge(content: bytes) -> str:
    """Return the media type; what only begins like a picture is none."""
    media_type = media_type_of(content)
    if media_type.startswith("image/") and not await to_thread(is_picture, content):
        return UNKNOWN
    return media_type


async def add_file(
    transaction: Transaction,
    *,
    actor: Actor,
    file_id: UUID,
    branch_id: UUID,
    name: str,
    content: bytes,
    media_type: str,
    digest: str,
) -> tuple[FileRow, bool]:
    """Write down the upload and tell whether it is new; the same upload may come again.

    Raises:
        IdUsedForAnotherFile: the id belongs to another upload, perhaps one of a foreign branch.
    """
    values = {
        "id": file_id,
        "branch_id": branch_id,
        "name": safe_name(name),
        "media_type": media_type,
        "size_bytes": len(content),
        "sha256": digest,
        "uploaded_by": actor.person,
    }
    claim = insert(FileRow).values(values).on_conflict_do_nothing().returning(FileRow.id)
    is_new = (await transaction.execute(claim)).scalar_one_or_none() is not None
    row = await transaction.get(FileRow, file_id)
    if row is None or (row.sha256, row.branch_id, row.name) != (digest, branch_id, safe_name(name)):
        raise IdUsedForAnotherFile
    if is_new:
        audit.record(
            transaction,
            actor=actor,
            action="file.uploaded",
            object_kind="file",
            object_id=file_id,
            branch_id=branch_id,
            after={"name": row.name, "sha256": digest, "size_bytes": len(content)},
        )
    return row, is_new
