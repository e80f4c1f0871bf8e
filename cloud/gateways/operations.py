"""Enrolling edge agents, their configuration, and what they say of themselves."""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, text

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.believable_time import believable_time
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.gateways import queries
from cloud.gateways.broker_accounts import BrokerAccounts
from cloud.gateways.errors import BadDocument, Revoked, SettingsClash
from cloud.gateways.events import GatewayConfigured, GatewayEnrolled, GatewayOffline, GatewaySpoke
from cloud.gateways.models import EdgeConfigurationRow, GatewayLogRow, GatewayRow
from schemas.configuration import (
    BadConfiguration,
    ConfigurationDocument,
    configuration_from,
    content_hash,
    encode_configuration,
)
from schemas.records import CommandResult, EquipmentKind, LogRecord
from schemas.rules.rule import Rule

CONFIGURE_CHANNEL: Final = "mafundi_configure"
LONGEST_LINE: Final = 2000
LARGEST: Final = 2**63 - 1
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
        ChangedMeanwhile, Revoked, SettingsClash.
    """
    await transaction.refresh(gateway, with_for_update=True)
    require_same(seen=seen_version, current=gateway.version)
    present = await queries.desired_document(transaction, gateway=gateway)
    try:
        wanted = configuration_from({**document, "rules": []})
    except BadConfiguration as error:
        raise BadDocument(reason=str(error)) from error
    return await _write(transaction, actor=actor, gateway=gateway, document=wanted, rules=present.rules)


async def replace_rules(
    transaction: Transaction, *, actor: Actor, gateway_id: UUID, rules: Sequence[Rule]
) -> GatewayRow:
    """Give an edge agent other rules: a new version of its document.

    Raises:
        Revoked, SettingsClash.
    """
    gateway = (
        await transaction.execute(select(GatewayRow).where(GatewayRow.id == gateway_id).with_for_update())
    ).scalar_one()
    present = await queries.desired_document(transaction, gateway=gateway)
    return await _write(transaction, actor=actor, gateway=gateway, document=present, rules=rules)


def is_newest_word(gateway: GatewayRow, *, at_us: int, is_late: bool) -> bool:
    """Tell whether what an edge agent says of itself is the newest, and note its time, by the edge's own clock.

    Clocks are set back: only what came late, behind younger words, is judged by its time.
    """
    heard_at_us = gateway.told_at_us
    if is_late and (gateway.reported_hash is not None if heard_at_us is None else at_us <= heard_at_us):
        return False
    gateway.told_at_us = max(-LARGEST, min(at_us, LARGEST))
    return True


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
    try:
        whole = msgspec.structs.replace(document, version=version, rules=list(rules))
    except ValueError as error:  # each is right by itself, and the document checks itself as a whole
        raise SettingsClash(reason=str(error)) from error
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
