"""What is written when a configuration begins: that it is applied, the end of alarms without a rule, the births."""

from collections.abc import Sequence
from typing import Final

from edge_agent.alarm_records import clear_orphan
from edge_agent.births import births
from edge_agent.spool import SpoolWriter, StoredRuleState
from schemas.configuration import ConfigurationDocument, content_hash
from schemas.records import CommandResult, ConfigApplied, EquipmentKind, PointDescription

APPLIED_MEMO: Final = "applied_configuration"


def append_change(
    writer: SpoolWriter,
    *,
    document: ConfigurationDocument,
    points: list[PointDescription],
    kinds: list[EquipmentKind],
    orphans: Sequence[StoredRuleState],
    command_id: str | None,
    at_us: int,
) -> None:
    """From here on records belong to the document; an alarm whose rule it does not know any more is cleared."""
    applied = ConfigApplied(offset=0, at_us=at_us, version=document.version, hash=content_hash(document))
    history_seq = writer.append_record("history", applied)
    writer.append_record("events", applied)
    for orphan in orphans:
        cleared = clear_orphan(orphan, at_us=at_us, cleared_seq=history_seq)
        if cleared is not None:
            writer.append_record("events", cleared)
        writer.forget_rule(orphan.rule_id)
    append_births(writer, document=document, points=points, kinds=kinds, command_id=command_id, at_us=at_us)
    writer.set_memo(APPLIED_MEMO, applied.hash)


def append_births(
    writer: SpoolWriter,
    *,
    document: ConfigurationDocument,
    points: list[PointDescription],
    kinds: list[EquipmentKind],
    command_id: str | None,
    at_us: int,
) -> None:
    """Say who speaks, in both lanes, and answer the command that asked for it."""
    for birth in births(document=document, points=points, kinds=kinds, at_us=at_us):
        writer.append_record("events", birth)
        writer.append_record("history", birth)
    if command_id is not None:
        text = f"configuration {document.version} is in use"
        result = CommandResult(offset=0, at_us=at_us, command_id=command_id, outcome="done", text=text)
        writer.append_record("events", result)
