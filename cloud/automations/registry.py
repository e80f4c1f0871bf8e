"""All automations: what happens by itself, one sentence each. A name, once given, stays: deliveries carry it."""

from typing import Final

from cloud.automations.alarm_opens_work_order import alarm_opens_work_order
from cloud.automations.away_technician_is_replaced import away_technician_is_replaced
from cloud.automations.open_order_is_dispatched import open_order_is_dispatched
from cloud.automations.recovery_is_noted_on_work_order import recovery_is_noted_on_work_order
from cloud.foundation.delivery import Automation

AUTOMATIONS: Final[tuple[Automation, ...]] = (
    Automation("alarm_opens_work_order", ("incident.opened", "incident.escalated"), alarm_opens_work_order),
    Automation(
        "open_order_is_dispatched", ("work_order.opened", "work_order.status_changed"), open_order_is_dispatched
    ),
    Automation("away_technician_is_replaced", ("technician.away",), away_technician_is_replaced),
    Automation("recovery_is_noted_on_work_order", ("incident.closed",), recovery_is_noted_on_work_order),
)
