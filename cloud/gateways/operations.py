"""Enrolling edge agents, their configuration, their liveness, and the cursors of their streams."""

import json
import secrets
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.believable_time import believable_time
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.gateways import queries
from cloud.gateways.broker_accounts import BrokerAccounts
from cloud.gateways.errors import BadDocument, Revoked
from cloud.gateways.events import GatewayConfigured, GatewayEnrolled, GatewayOffline, GatewayOnline, GatewaySpoke
from cloud.gateways.models import (
    DeadLetterRow,
    EdgeConfigurationRow,
    GatewayLogRow,
    GatewayRow,
    StreamGapRow,
    StreamRow,
)
from schemas.configuration import (
    BadConfiguration,
    ConfigurationDocument,
    configuration_from,
    content_hash,
    encode_configuration,
)
from schemas.records import CommandResult, EquipmentKind, LogRecord
from schemas.rules.rule import Rule

log = structlog.get_logger()

CONFIGURE_CHANNEL: Final = "mafundi_configure"
LONGEST_LETTER_BYTES: Final = 256 * 1024
LONGEST_LINE: Final = 2000
LOG_KEPT_FOR: Final = timedelta(days=90)
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


async def enrol_gateway(
    transaction: Transaction, *, actor: Actor, accounts: BrokerAccounts, branch_id: UUID, name: str
) -> tuple[GatewayRow, str]:
    """Create an edge agent and return it with its password, which is shown once and kept as a hash."""
    password = secrets.token_urlsafe(24)
    row = GatewayRow(id=new_id(), branch_id=branch_id, name=name, password_hash=sha256(password.encode()).hexdigest())
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    accounts.put(username=str(row.id), password=password)
    audit.record(
        transaction,
        actor=actor,
        action="gateway.enrolled",
        object_kind="gateway",
        object_id=row.id,
        branch_id=branch_id,
        after={"name": name},
    )
    announce(transaction, GatewayEnrolled(branch_id=branch_id, subject_id=row.id, summary=name))
    return row, password


async def revoke_gateway(
    transaction: Transaction, *, actor: Actor, accounts: BrokerAccounts, gateway: GatewayRow, now: datetime
) -> None:
    """Shut an edge agent out; what it sent stays."""
    gateway.revoked_at = now
    gateway.is_online = False
    gateway.version += 1
    accounts.remove(username=str(gateway.id))
    audit.record(
        transaction,
        actor=actor,
        action="gateway.revoked",
        object_kind="gateway",
        object_id=gateway.id,
        branch_id=gateway.branch_id,
    )
    announce(transaction, GatewayOffline(branch_id=gateway.branch_id, subject_id=gateway.id, summary=gateway.name))


async def write_document(
    transaction: Transaction, *, actor: Actor, gateway: GatewayRow, document: dict[str, Any], seen_version: int
) -> GatewayRow:
    """Replace the whole configuration document but its rules, which belong to the rules' own routes.

    Raises:
        BadDocument: with the place of the fault.
        ChangedMeanwhile, Revoked.
    """
    await transaction.refresh(gateway, with_for_update=True)
    require_same(seen=seen_version, current=gateway.version)
    present = await queries.desired_document(transaction, gateway=gateway)
    try:
        wanted = configuration_from(document)
    except BadConfiguration as error:
        raise BadDocument(reason=str(error)) from error
    return await _write(transaction, actor=actor, gateway=gateway, document=wanted, rules=present.rules)


async def replace_rules(
    transaction: Transaction, *, actor: Actor, gateway_id: UUID, rules: Sequence[Rule]
) -> GatewayRow:
    """Give an edge agent other rules: a new version of its document."""
    gateway = (
        await transaction.execute(select(GatewayRow).where(GatewayRow.id == gateway_id).with_for_update())
    ).scalar_one()
    present = await queries.desired_document(transaction, gateway=gateway)
    return await _write(transaction, actor=actor, gateway=gateway, document=present, rules=rules)


async def lock_streams(transaction: Transaction, *, stream_ids: Collection[UUID]) -> dict[UUID, StreamRow]:
    """Lock the cursors of these streams, always in the same order: no two writers can wait for each other."""
    statement = select(StreamRow).where(StreamRow.id.in_(stream_ids)).order_by(StreamRow.id).with_for_update()
    return {row.id: row for row in (await transaction.execute(statement)).scalars()}


async def add_streams(transaction: Transaction, *, streams: dict[UUID, tuple[UUID, str]]) -> None:
    """Create streams (id → gateway, lane) that are new; a stream stays with its first gateway."""
    for stream_id, (gateway_id, lane) in sorted(streams.items()):
        new = insert(StreamRow).values(id=stream_id, gateway_id=gateway_id, lane=lane)
        await transaction.execute(new.on_conflict_do_nothing())


def record_gap(transaction: Transaction, *, stream: StreamRow, first_seq: int, last_seq: int, reason: str) -> None:
    """Count records that will never come."""
    transaction.add(
        StreamGapRow(stream_number=stream.number, first_seq=first_seq, last_seq=last_seq, reason=reason[:200])
    )
    stream.lost += last_seq - first_seq + 1


def keep_dead_letter(
    transaction: Transaction,
    *,
    topic: str,
    payload: bytes,
    reason: str,
    gateway_id: str | None = None,
    stream_id: str | None = None,
    first_seq: int | None = None,
    last_seq: int | None = None,
) -> None:
    """Keep a message that nobody could read, and say so; a huge one is cut."""
    log.warning(
        "gateways.message_put_aside",
        topic=topic,
        reason=reason,
        size_bytes=len(payload),
        text="it is kept in the table dead_letter; check enrolment and version of the edge agent that the topic names",
    )
    transaction.add(
        DeadLetterRow(
            id=new_id(),
            topic=topic[:300],
            gateway_id=gateway_id,
            stream_id=stream_id,
            first_seq=first_seq,
            last_seq=last_seq,
            reason=reason.replace("\0", "�")[:1000],
            payload=payload[:LONGEST_LETTER_BYTES],
        )
    )


async def heard_from(transaction: Transaction, *, gateway: GatewayRow, now: datetime) -> None:
    """Note that an edge agent lives."""
    if not gateway.is_online:
        announce(transaction, GatewayOnline(branch_id=gateway.branch_id, subject_id=gateway.id, summary=gateway.name))
    gateway.is_online = True
    gateway.last_seen_at = now


def introduced(gateway: GatewayRow, *, agent_version: str, kinds: Sequence[EquipmentKind]) -> None:
    """Note what an edge agent says of itself: its version, and the equipment that could be connected to it."""
    gateway.agent_version = agent_version
    if kinds:  # only the first birth of several tells them
        gateway.equipment_kinds = msgspec.to_builtins(list(kinds))


async def reported(transaction: Transaction, *, gateway: GatewayRow, version: int, document_hash: str) -> None:
    """Note which configuration an edge agent runs; another one than desired is sent to it again."""
    if gateway.desired_hash not in (None, document_hash):
        await _ask_to_configure(transaction, gateway)
    is_news = gateway.reported_hash != document_hash
    gateway.reported_version, gateway.reported_hash = version, document_hash
    if is_news:
        announce(
            transaction,
            GatewayConfigured(branch_id=gateway.branch_id, subject_id=gateway.id, summary=f"{gateway.name} v{version}"),
        )


def note_said(transaction: Transaction, *, gateway: GatewayRow, said: LogRecord | CommandResult, now: datetime) -> None:
    """Keep a line of an edge agent's log, or its answer to a command, for people at the console."""
    is_refusal = isinstance(said, CommandResult) and said.outcome != "done"
    level = said.level if isinstance(said, LogRecord) else ("warning" if is_refusal else "info")
    event = said.event if isinstance(said, LogRecord) else f"command.{said.outcome}"
    text = said.text[:LONGEST_LINE]
    transaction.add(
        GatewayLogRow(
            id=new_id(),
            branch_id=gateway.branch_id,
            gateway_id=gateway.id,
            at=believable_time(said.at_us, now=now, oldest=LONG_AGO)[0],
            level=level,
            event=event[:LONGEST_LINE],
            text=text,
        )
    )
    announce(
        transaction,
        GatewaySpoke(branch_id=gateway.branch_id, subject_id=gateway.id, summary=f"{gateway.name}: {text}"),
    )


async def forget_old_log(transaction: Transaction, *, now: datetime) -> None:
    """Delete lines that nobody will look for any more."""
    await transaction.execute(delete(GatewayLogRow).where(GatewayLogRow.received_at < now - LOG_KEPT_FOR))


async def mark_silent_offline(transaction: Transaction, *, now: datetime, after: timedelta) -> int:
    """Count edge agents not heard of for that long as offline, once, and return how many."""
    silent = select(GatewayRow).where(GatewayRow.is_online, GatewayRow.last_seen_at < now - after)
    rows = (await transaction.execute(silent.with_for_update(skip_locked=True))).scalars().all()
    for row in rows:
        row.is_online = False
        announce(transaction, GatewayOffline(branch_id=row.branch_id, subject_id=row.id, summary=row.name))
    return len(rows)


async def _write(
    transaction: Transaction,
    *,
    actor: Actor,
    gateway: GatewayRow,
    document: ConfigurationDocument,
    rules: Sequence[Rule],
) -> GatewayRow:
    if gateway.revoked_at is not None:
        raise Revoked(name=gateway.name)
    version = gateway.desired_version + 1
    whole = msgspec.structs.replace(document, version=version, rules=list(rules))
    gateway.desired_version, gateway.desired_hash = version, content_hash(whole)
    gateway.version += 1
    transaction.add(
        EdgeConfigurationRow(
            gateway_id=gateway.id,
            version=version,
            hash=gateway.desired_hash,
            document=json.loads(encode_configuration(whole)),
        )
    )
    await transaction.flush()
    await _ask_to_configure(transaction, gateway)
    audit.record(
        transaction,
        actor=actor,
        action="gateway.configured",
        object_kind="gateway",
        object_id=gateway.id,
        branch_id=gateway.branch_id,
        after={"version": version, "hash": gateway.desired_hash},
    )
    announce(
        transaction,
        GatewayConfigured(branch_id=gateway.branch_id, subject_id=gateway.id, summary=f"{gateway.name} v{version}"),
    )
    return gateway


async def _ask_to_configure(transaction: Transaction, gateway: GatewayRow) -> None:
    await transaction.execute(
        text("SELECT pg_notify(:channel, :gateway)"), {"channel": CONFIGURE_CHANNEL, "gateway": str(gateway.id)}
    )
