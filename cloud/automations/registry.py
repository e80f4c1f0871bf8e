"""All automations: what happens by itself, one sentence each. A name, once given, stays: deliveries carry it."""

from typing import Final

from cloud.automations.alarm_opens_work_order import alarm_opens_work_order
from cloud.automations.recovery_is_noted_on_work_order import recovery_is_noted_on_work_order
from cloud.foundation.delivery import Automation

AUTOMATIONS: Final[tuple[Automation, ...]] = (
    Automation("alarm_opens_work_order", ("incident.opened", "incident.escalated"), alarm_opens_work_order),
    Automation("recovery_is_noted_on_work_order", ("incident.closed",), recovery_is_noted_on_work_order),
)
