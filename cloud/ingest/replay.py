"""Taking in a dead letter after all: what was counted as lost is stored under its own seqs, once.

The cursor has passed a body that could not be read, and a gap was counted for it. A replay stores exactly the seqs of
that gap and takes the gap back in the same transaction: produced = stored + counted gaps holds before and after.
A letter whose seqs the cursor has not passed goes the ordinary way.
"""

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import DataError, IntegrityError

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identity_of_database import require_epoch, require_known_database
from cloud.gateways.dead_letters import letters_asked_for, lock_letter, note_refused, note_replayed, open_letters
from cloud.gateways.errors import AlreadyReplayed, CannotReplay
from cloud.gateways.models import DeadLetterRow, StreamGapRow
from cloud.gateways.streams import Sender, Stream, live_senders, locked_streams
from cloud.ingest.intake import UNREADABLE, first_line
from cloud.ingest.memory import Memory
from cloud.ingest.store_batch import UNREADABLE_BODY, Arrival, Batch, StoreSettings, Storing, Unreadable, read
from cloud.telemetry.belief import Span
from cloud.telemetry.storage import tier_of

log = structlog.get_logger()


async def replay_asked(database: Database, *, settings: StoreSettings, epoch: UUID) -> None:
    """Replay what people asked for, each letter in a transaction of its own; a refusal is noted on the letter."""
    async with database.transaction() as transaction:
        letter_ids = await letters_asked_for(transaction)
    for letter_id in letter_ids:
        with contextlib.suppress(AlreadyReplayed, NotFound):  # by another ingest program, or the operator
            await replay_or_note(database, letter_id=letter_id, settings=settings, epoch=epoch)


async def replay_or_note(
    database: Database, *, letter_id: UUID, settings: StoreSettings, epoch: UUID
) -> CannotReplay | None:
    """Replay one letter; if it cannot be, note why and return that.

    Raises:
        AlreadyReplayed, NotFound.
    """
    try:
        async with database.transaction() as transaction:
            await require_epoch(transaction, epoch=epoch)
            now = await database_now(transaction)
            readings = await replay(transaction, letter_id=letter_id, now=now, settings=settings)
    except (CannotReplay, DataError, IntegrityError, *UNREADABLE) as error:
        refusal = error if isinstance(error, CannotReplay) else CannotReplay(reason=first_line(error))
        async with database.transaction() as transaction:
            await note_refused(transaction, letter_id=letter_id, reason=refusal.fields["reason"])
        log.warning("ingest.not_replayed", letter=str(letter_id), reason=refusal.fields["reason"])
        return refusal
    log.info("ingest.replayed", letter=str(letter_id), readings=readings)
    return None


async def replay(transaction: Transaction, *, letter_id: UUID, now: datetime, settings: StoreSettings) -> int:
    """Take in a letter and return how many readings it brought.

    Raises:
        AlreadyReplayed, CannotReplay: nothing is changed.
        NotFound.
    """
    letter = await lock_letter(transaction, letter_id=letter_id)
    batch = _read(letter)
    sender = (await live_senders(transaction, gateway_ids={batch.gateway_id})).get(batch.gateway_id)
    if sender is None:
        raise CannotReplay(reason="unknown or revoked edge agent")
    wanted = {batch.stream_id: (batch.gateway_id, batch.header.lane)}
    stream = (await locked_streams(transaction, wanted=wanted))[batch.stream_id]
    if stream.gateway_id != batch.gateway_id:
        raise CannotReplay(reason="this stream belongs to another edge agent")
    storing = Storing(transaction, now=now, settings=settings, memory=Memory(), arrived_at=letter.received_at)
    await _make_good(transaction, storing, batch, stream=stream, sender=sender)
    await storing.finish([stream])
    note_replayed(letter, now=now)
    return storing.readings


def _read(letter: DeadLetterRow) -> Batch:
    if letter.size_bytes > len(letter.payload):
        raise CannotReplay(reason="it was too long to be kept whole")
    message = read(Arrival(letter.topic, letter.payload))
    if message is None:
        raise CannotReplay(reason="its version is not spoken here")
    if isinstance(message, Unreadable):
        raise CannotReplay(reason=message.reason)
    if message.fault:
        raise CannotReplay(reason=message.fault)
    return message


async def _make_good(
    transaction: Transaction, storing: Storing, batch: Batch, *, stream: Stream, sender: Sender
) -> None:
    header = batch.header
    if header.from_seq > stream.cursor + 1:
        raise CannotReplay(reason=f"the records from {stream.cursor + 1} on have to come first")
    lost = await _take_gaps_back(transaction, stream=stream, within=(header.from_seq, header.to_seq))
    spans = [*lost, *([(stream.cursor + 1, header.to_seq)] if header.to_seq > stream.cursor else [])]
    if not spans:
        raise CannotReplay(reason="all that it holds is stored already")
    await storing.take_spans(batch, spans=spans, stream=stream, sender=sender)
    stream.cursor = max(stream.cursor, header.to_seq)


async def _take_gaps_back(transaction: Transaction, *, stream: Stream, within: Span) -> Sequence[Span]:
    """Count the seqs that no reader understood as lost no longer, and return them."""
    gone = (
        delete(StreamGapRow)
        .where(
            StreamGapRow.stream_number == stream.number,
            StreamGapRow.reason == UNREADABLE_BODY,
            StreamGapRow.first_seq >= within[0],
            StreamGapRow.last_seq <= within[1],
        )
        .returning(StreamGapRow.first_seq, StreamGapRow.last_seq)
    )
    spans = sorted((row.first_seq, row.last_seq) for row in await transaction.execute(gone))
    stream.lost -= sum(last - first + 1 for first, last in spans)
    return spans


async def replay_by_hand(
    database: Database, *, retention: timedelta, letter_id: UUID | None
) -> dict[UUID, CannotReplay | None]:
    """Replay one letter, or all that are open (None), and return what became of each.

    Raises:
        AlreadyReplayed, NotFound: of the one.
    """
    async with database.transaction() as transaction:
        epoch = await require_known_database(transaction)
        settings = StoreSettings(tier=await tier_of(transaction), retention=retention)
        letter_ids = await open_letters(transaction) if letter_id is None else [letter_id]
    return {one: await replay_or_note(database, letter_id=one, settings=settings, epoch=epoch) for one in letter_ids}
