"""Points: created as their edge agent first names them, and what people decide about them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.assets.queries import get_asset
from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.telemetry.errors import AlreadyBound, ForeignAsset, NotBound
from cloud.telemetry.events import PointAppeared, PointBound
from cloud.telemetry.known import PointKey
from cloud.telemetry.models import PointBindingRow, PointRow


async def resolve_points(
    transaction: Transaction, *, gateway_id: UUID, branch_id: UUID, keys: Sequence[PointKey]
) -> Mapping[PointKey, int]:
    """Return the id of each point, creating unknown ones as pending: their readings are kept from the first one."""
    known = await transaction.execute(
        select(PointRow.key, PointRow.unit, PointRow.id).where(
            PointRow.gateway_id == gateway_id, PointRow.key.in_({key for key, _ in keys})
        )
    )
    found: dict[PointKey, int] = {(row.key, row.unit): row.id for row in known}
    missing = [key for key in dict.fromkeys(keys) if key not in found]
    if missing:
        found |= await _add_points(
            transaction, gateway_id=gateway_id, branch_id=branch_id, keys=missing, known=[key for key, _ in found]
        )
    return found


async def name_point(
    transaction: Transaction, *, actor: Actor, point: PointRow, seen_version: int, name: str
) -> PointRow:
    """Give a point the name people use.

    Raises:
        ChangedMeanwhile.
    """
    await transaction.refresh(point, with_for_update=True)
    require_same(seen=seen_version, current=point.version)
    before, point.name = point.name, name
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.named", before={"name": before}, after={"name": name})
    return point


async def bind_point(transaction: Transaction, *, actor: Actor, point: PointRow, asset_id: UUID, now: datetime) -> None:
    """Say which asset a point measures; the binding covers all readings that were nobody's so far.

    Raises:
        AlreadyBound, ForeignAsset.
    """
    await transaction.refresh(point, with_for_update=True)
    asset = await get_asset(transaction, asset_id=asset_id, branch_ids=actor.branch_ids)
    if asset.branch_id != point.branch_id:
        raise ForeignAsset
    earlier = (
        (await transaction.execute(select(PointBindingRow).where(PointBindingRow.point_id == point.id))).scalars().all()
    )
    ends = [binding.bound_until for binding in earlier]
    if None in ends:
        raise AlreadyBound(name=point.name)
    transaction.add(
        PointBindingRow(
            id=new_id(),
            branch_id=point.branch_id,
            point_id=point.id,
            asset_id=asset_id,
            # What was read while it waited joins as well: it waited for nothing else than this.
            bound_from=min(now, max(end for end in ends if end)) if ends else None,
        )
    )
    point.state = "bound"
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.bound", after={"asset_id": asset_id})
    announce(
        transaction,
        PointBound(
            branch_id=point.branch_id, subject_id=asset_id, point_id=point.id, summary=f"{point.name} → {asset.name}"
        ),
    )


async def unbind_point(transaction: Transaction, *, actor: Actor, point: PointRow, now: datetime) -> None:
    """Say that a point measures its asset no longer; its readings so far stay the asset's.

    Raises:
        NotBound.
    """
    await transaction.refresh(point, with_for_update=True)
    open_binding = select(PointBindingRow).where(
        PointBindingRow.point_id == point.id, PointBindingRow.bound_until.is_(None)
    )
    binding = (await transaction.execute(open_binding)).scalar_one_or_none()
    if binding is None:
        raise NotBound(name=point.name)
    binding.bound_until = now
    point.state = "pending"
    point.version += 1
    await transaction.flush()
    _record(transaction, actor, point, "point.unbound", before={"asset_id": binding.asset_id})
    announce(
        transaction,
        PointBound(branch_id=point.branch_id, subject_id=binding.asset_id, point_id=point.id, summary=point.name),
    )


async def _add_points(
    transaction: Transaction, *, gateway_id: UUID, branch_id: UUID, keys: Sequence[PointKey], known: Sequence[str]
) -> dict[PointKey, int]:
    """Create points in one statement; the same key with another unit is its next revision."""
    revisions = Counter(known)
    rows = []
    for key, unit in keys:
        revisions[key] += 1
        row = {"gateway_id": gateway_id, "branch_id": branch_id, "key": key, "unit": unit}
        rows.append({**row, "revision": revisions[key], "name": key})
    new = insert(PointRow).values(rows)
    new = new.on_conflict_do_update(
        index_elements=[PointRow.gateway_id, PointRow.key, PointRow.unit], set_={"key": new.excluded.key}
    )
    added = (await transaction.execute(new.returning(PointRow.id, PointRow.key, PointRow.unit))).all()
    for point_id, key, unit in added:
        summary = f"{key} ({unit})"
        announce(
            transaction, PointAppeared(branch_id=branch_id, subject_id=gateway_id, point_id=point_id, summary=summary)
        )
    return {(key, unit): point_id for point_id, key, unit in added}


def _record(
    transaction: Transaction,
    actor: Actor,
    point: PointRow,
    action: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    change = Change(before=before, after=after)
    audit.record_change(transaction, actor=actor, action=action, row=point, branch_id=point.branch_id, change=change)
