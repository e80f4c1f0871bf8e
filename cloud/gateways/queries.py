"""Reading edge agents, streams and configurations."""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import Text, cast, select, text

from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.gateways.models import EdgeConfigurationRow, GatewayLogRow, GatewayRow
from schemas.configuration import ConfigurationDocument, PointSetting, configuration_from
from schemas.reduction import Reduction


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What the cloud has of one stream: cursor = readings + other records + lost, or something is wrong."""

    stream: str
    gateway: str
    lane: str
    cursor: int
    stored_readings: int
    stored_records: int
    lost: int
    doubled: int
    gaps: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class LetIn:
    """An edge agent whose name and password belong together, with the configurations it should run and runs."""

    id: UUID
    desired_version: int
    desired_hash: str | None
    reported_hash: str | None


async def let_in(transaction: Transaction, *, gateway_id: UUID, password: str) -> LetIn | None:
    """Return who signs in; None for an unknown one, a wrong password and a revoked one alike."""
    statement = select(GatewayRow).where(GatewayRow.id == gateway_id, GatewayRow.revoked_at.is_(None))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    # Passwords of edge agents are 192 random bits: a plain hash is enough, and costs nothing with every request.
    told = sha256(password.encode()).hexdigest()
    if row is None or not hmac.compare_digest(told, row.password_hash):
        return None
    return LetIn(row.id, row.desired_version, row.desired_hash, row.reported_hash)


async def list_gateways(
    transaction: Transaction, *, branch_ids: Collection[UUID], page: PageRequest
) -> tuple[list[GatewayRow], str | None]:
    """Return edge agents, newest first."""
    statement = select(GatewayRow).where(GatewayRow.branch_id.in_(branch_ids))
    statement = seek(statement, columns=[GatewayRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_gateway(transaction: Transaction, *, gateway_id: UUID, branch_ids: Collection[UUID]) -> GatewayRow:
    """Raises: NotFound."""
    statement = select(GatewayRow).where(GatewayRow.id == gateway_id, GatewayRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def list_log(
    transaction: Transaction, *, gateway_id: UUID, page: PageRequest
) -> tuple[list[GatewayLogRow], str | None]:
    """Return what an edge agent said, newest first."""
    statement = select(GatewayLogRow).where(GatewayLogRow.gateway_id == gateway_id)
    statement = seek(statement, columns=[GatewayLogRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def gateway_names(transaction: Transaction, *, gateway_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of these edge agents."""
    rows = await transaction.execute(select(GatewayRow.id, GatewayRow.name).where(GatewayRow.id.in_(gateway_ids)))
    return {row.id: row.name for row in rows}


async def names_by_text(transaction: Transaction, *, ids: Collection[str]) -> dict[str, str]:
    """Return the names of edge agents whose ids were said by somebody: not all need be ids."""
    rows = await transaction.execute(
        select(cast(GatewayRow.id, Text).label("id"), GatewayRow.name).where(cast(GatewayRow.id, Text).in_(ids))
    )
    return {row.id: row.name for row in rows}


async def desired_document(transaction: Transaction, *, gateway: GatewayRow) -> ConfigurationDocument:
    """Return the newest configuration document; an empty one where none was written yet."""
    return await document_of(transaction, gateway_id=gateway.id, version=gateway.desired_version)


async def document_of(transaction: Transaction, *, gateway_id: UUID, version: int) -> ConfigurationDocument:
    """Return one version of a configuration document; an empty one where none was written yet."""
    statement = select(EdgeConfigurationRow.document).where(
        EdgeConfigurationRow.gateway_id == gateway_id, EdgeConfigurationRow.version == version
    )
    document = (await transaction.execute(statement)).scalar_one_or_none()
    return ConfigurationDocument() if document is None else configuration_from(document)


async def reductions(transaction: Transaction, *, gateway_ids: Collection[UUID]) -> dict[tuple[UUID, str], Reduction]:
    """Return how points are thinned out, by edge agent and key; a point of which every reading is kept is left out."""
    newest = EdgeConfigurationRow.version == GatewayRow.desired_version
    statement = (
        select(GatewayRow.id, EdgeConfigurationRow.document["points"].label("points"))
        .join(EdgeConfigurationRow, (EdgeConfigurationRow.gateway_id == GatewayRow.id) & newest)
        .where(GatewayRow.id.in_(gateway_ids))
    )
    found: dict[tuple[UUID, str], Reduction] = {}
    for row in await transaction.execute(statement):
        for setting in msgspec.convert(row.points or [], list[PointSetting]):
            if setting.reduction is not None:
                found[(row.id, setting.key)] = setting.reduction
    return found


async def count_offline(transaction: Transaction, *, branch_ids: Collection[UUID]) -> int:
    """Return how many edge agents were heard of once and are silent now."""
    rows = await transaction.execute(
        select(GatewayRow.id).where(
            GatewayRow.branch_id.in_(branch_ids),
            GatewayRow.last_seen_at.is_not(None),
            GatewayRow.is_online.is_(False),
            GatewayRow.revoked_at.is_(None),
        )
    )
    return len(rows.all())


async def count_pending_points(transaction: Transaction, *, gateway_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many points of each edge agent wait for a person; their table is a higher slice's, so by SQL."""
    rows = await transaction.execute(
        text(
            "SELECT gateway_id, count(*) FROM point"
            " WHERE state = 'pending' AND gateway_id = ANY(:ids) GROUP BY gateway_id"
        ),
        {"ids": list(gateway_ids)},
    )
    return {row[0]: row[1] for row in rows}


async def ledger(transaction: Transaction) -> list[LedgerLine]:
    """Return every stream counted from the readings themselves, to be held against the edge's own ledger."""
    rows = await transaction.execute(
        text(
            """SELECT s.id, s.gateway_id, s.lane, s.cursor, s.stored_records, s.lost,
              coalesce(r.stored, 0), coalesce(r.stored - r.distinct_seqs, 0),
              coalesce((SELECT json_agg(json_build_array(g.first_seq, g.last_seq, g.reason) ORDER BY g.first_seq)
                        FROM stream_gap g WHERE g.stream_number = s.number), '[]'::json)
            FROM stream s LEFT JOIN (
              SELECT stream_no, count(*) AS stored, count(DISTINCT seq) AS distinct_seqs
              FROM visible_reading GROUP BY stream_no) r ON r.stream_no = s.number
            ORDER BY s.gateway_id, s.lane, s.number"""
        )
    )
    return [
        LedgerLine(
            stream=str(row[0]),
            gateway=str(row[1]),
            lane=row[2],
            cursor=row[3],
            stored_records=row[4],
            lost=row[5],
            stored_readings=row[6],
            doubled=row[7],
            gaps=[(gap[0], gap[1], gap[2]) for gap in row[8]],
        )
        for row in rows
    ]
