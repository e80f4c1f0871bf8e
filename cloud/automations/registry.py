"""All reactions: which announcement causes what. A name, once given, stays: waiting deliveries carry it."""

from typing import Final

from cloud.automations.alarm_opens_work_order import alarm_opens_work_order
from cloud.automations.recovery_is_noted_on_work_order import recovery_is_noted_on_work_order
from cloud.foundation.delivery import Reaction

REACTIONS: Final[dict[str, Reaction]] = {
    "alarm_opens_work_order": alarm_opens_work_order,
    "recovery_is_noted_on_work_order": recovery_is_noted_on_work_order,
}

REACTIONS_TO: Final[dict[str, tuple[str, ...]]] = {
    "incident.opened": ("alarm_opens_work_order",),
    "incident.escalated": ("alarm_opens_work_order",),
    "incident.closed": ("recovery_is_noted_on_work_order",),
}
"""Type of announcement → the reactions it causes."""
