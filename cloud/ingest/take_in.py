"""What an edge agent tells beside readings: alarms, what its charts have learned, and what it says of itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from cloud.alarms.charts import take_in_chart
from cloud.alarms.errors import AlarmOfAnotherGateway
from cloud.alarms.operations import take_in_cleared, take_in_raised
from cloud.foundation.database import Transaction
from cloud.gateways import operations as gateways
from cloud.gateways.models import GatewayRow
from cloud.gateways.streams import Sender
from cloud.telemetry.known import PointKey
from schemas import records


async def take_in(
    transaction: Transaction,
    record: records.Record,
    *,
    among: Sequence[records.Record],
    sender: Sender,
    ids: Mapping[PointKey, int],
    is_late: bool,
    now: datetime,
) -> str:
    """Take in one record of a batch and return why not, or nothing; `among` are all that came with it.

    `is_late`: later ones of its stream were taken in before it, so it must not undo what they said.
    """
    match record:
        case records.AlarmRaised():
            ended = {other.alarm_id for other in among if isinstance(other, records.AlarmCleared)}
            await take_in_raised(
                transaction,
                gateway_id=sender.id,
                branch_id=sender.branch_id,
                point_id=ids[record.point_key, record.point_unit],
                raised=record,
                is_cleared_already=record.alarm_id in ended,
                now=now,
            )
        case records.AlarmCleared():
            try:
                await take_in_cleared(
                    transaction, gateway_id=sender.id, branch_id=sender.branch_id, cleared=record, now=now
                )
            except AlarmOfAnotherGateway:
                return "it would clear an alarm of another edge agent"
        case records.ChartReport():
            await take_in_chart(transaction, gateway_id=sender.id, told=record, is_late=is_late, now=now)
        case _:
            await _of_itself(transaction, record, sender=sender, is_late=is_late, now=now)
    return ""


async def _of_itself(
    transaction: Transaction,
    record: records.Birth | records.ConfigApplied | records.LogRecord | records.CommandResult,
    *,
    sender: Sender,
    is_late: bool,
    now: datetime,
) -> None:
    gateway = await transaction.get_one(GatewayRow, sender.id)
    match record:
        case records.Birth() | records.ConfigApplied() if not gateways.is_newest_word(
            gateway, at_us=record.at_us, is_late=is_late
        ):
            return
        case records.Birth():
            gateways.introduced(gateway, agent_version=record.agent_version, kinds=record.equipment_kinds)
            await gateways.reported(
                transaction,
                gateway=gateway,
                version=record.configuration_version,
                document_hash=record.configuration_hash,
            )
        case records.ConfigApplied():
            await gateways.reported(transaction, gateway=gateway, version=record.version, document_hash=record.hash)
        case records.LogRecord() | records.CommandResult():
            gateways.note_said(transaction, gateway=gateway, said=record, now=now)
