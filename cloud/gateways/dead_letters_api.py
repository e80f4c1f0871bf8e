"""Routes of dead letters: what could not be taken in, why, and taking it in after all."""

from typing import Final, Literal
from uuid import UUID

from fastapi import APIRouter

from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.payloads import ResponseBody, UtcTime
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.gateways import dead_letters
from cloud.gateways.dead_letters import Kind
from cloud.gateways.models import DeadLetterRow
from cloud.gateways.queries import names_by_text

router = APIRouter(prefix="/dead-letters", tags=["gateways"], route_class=ActorRoute)

SHOWN_BYTES: Final = 4096
_A_LINE: Final = 16


class DeadLetter(ResponseBody):
    """A message that could not be taken in. `gateway_name` is null where no edge agent of that id is enrolled."""

    id: UUID
    received_at: UtcTime
    topic: str
    gateway_id: str | None
    gateway_name: str | None
    stream_id: str | None
    first_seq: int | None
    last_seq: int | None
    kind: Kind
    reason: str
    size_bytes: int
    replay_asked_at: UtcTime | None
    replay_refusal: str | None
    replayed_at: UtcTime | None


class DeadLetterContent(DeadLetter):
    """A letter with the beginning of what it holds, as text and as bytes."""

    shown_bytes: int
    text: str
    hexdump: str


@router.get(
    "", response_model=Page[DeadLetter], dependencies=[allowed("dead_letter.read")], summary="List dead letters"
)
async def list_dead_letters(
    context: Context,
    page: PageDependency,
    gateway_id: UUID | None = None,
    state: Literal["open", "replayed", "all"] = "open",
) -> Page[DeadLetter]:
    """Return messages that could not be taken in, newest first; nobody's only to people of all branches."""
    rows, next_cursor = await dead_letters.list_letters(
        context.transaction, gateway_id=str(gateway_id) if gateway_id else None, state=state, page=page
    )
    return Page(items=await _letters(context, rows), next_cursor=next_cursor)


@router.get(
    "/{letter_id}",
    response_model=DeadLetterContent,
    dependencies=[allowed("dead_letter.read")],
    summary="A dead letter",
)
async def get_dead_letter(letter_id: UUID, context: Context) -> DeadLetterContent:
    """Return one message with the beginning of its content."""
    row = await dead_letters.get_letter(context.transaction, letter_id=letter_id)
    (letter,) = await _letters(context, [row])
    shown = row.payload[:SHOWN_BYTES]
    return DeadLetterContent(
        **letter.model_dump(),
        shown_bytes=len(shown),
        text=shown.decode(errors="replace").replace("\0", "\N{SYMBOL FOR NULL}"),
        hexdump=hexdump(shown),
    )


@router.post(
    "/{letter_id}/replay",
    response_model=DeadLetter,
    status_code=202,
    dependencies=[allowed("dead_letter.replay")],
    summary="Take a dead letter in",
)
async def replay_dead_letter(letter_id: UUID, context: Context) -> DeadLetter:
    """Ask for a message to be taken in after all; what became of it stands in the letter a moment later."""
    row = await dead_letters.ask_to_replay(
        context.transaction, actor=context.actor, letter_id=letter_id, now=context.now
    )
    return (await _letters(context, [row]))[0]


def hexdump(content: bytes) -> str:
    """Return offset, bytes and printable characters, sixteen a line."""
    lines = []
    for start in range(0, len(content), _A_LINE):
        part = content[start : start + _A_LINE]
        printable = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in part)
        lines.append(f"{start:08x}  {part.hex(' '):<{_A_LINE * 3 - 1}}  {printable}")
    return "\n".join(lines)


async def _letters(context: Context, rows: list[DeadLetterRow]) -> list[DeadLetter]:
    names = await names_by_text(context.transaction, ids={row.gateway_id for row in rows if row.gateway_id})
    return [
        DeadLetter.model_validate({**row.__dict__, "gateway_name": names.get(row.gateway_id or "")}) for row in rows
    ]
