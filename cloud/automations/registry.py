"""All automations: what happens by itself, one sentence each. A name, once given, stays: deliveries carry it."""

from typing import Final

from cloud.automations.alarm_opens_work_order import alarm_opens_work_order
from cloud.automations.arrived_part_is_offered_to_waiting_jobs import arrived_part_is_offered_to_waiting_jobs
from cloud.automations.asked_phone_is_rung import asked_phone_is_rung
from cloud.automations.away_technician_is_replaced import away_technician_is_replaced
from cloud.automations.booking_is_told_to_technician import booking_is_told_to_technician
from cloud.automations.booking_step_is_noticed import booking_step_is_noticed
from cloud.automations.dispute_is_told_to_office import dispute_is_told_to_office
from cloud.automations.invoice_is_sent_to_customer import invoice_is_sent_to_customer
from cloud.automations.low_stock_is_told import low_stock_is_told
from cloud.automations.open_order_is_dispatched import open_order_is_dispatched
from cloud.automations.outcome_of_repair_is_told import outcome_of_repair_is_told
from cloud.automations.overdue_booking_is_told import overdue_booking_is_told
from cloud.automations.pending_payment_is_asked_about import pending_payment_is_asked_about
from cloud.automations.promise_is_told import promise_is_told
from cloud.automations.proposed_visit_is_told import proposed_visit_is_told
from cloud.automations.proved_repair_is_invoiced import proved_repair_is_invoiced
from cloud.automations.proved_repair_is_reported import proved_repair_is_reported
from cloud.automations.queued_message_is_sent import queued_message_is_sent
from cloud.automations.recovery_is_noted_on_work_order import recovery_is_noted_on_work_order
from cloud.automations.scheduled_job_keeps_its_parts import scheduled_job_keeps_its_parts
from cloud.automations.tracking_link_is_mailed import tracking_link_is_mailed
from cloud.automations.trouble_is_told import trouble_is_told
from cloud.automations.waiting_order_is_told import waiting_order_is_told
from cloud.automations.wanted_link_is_mailed import wanted_link_is_mailed
from cloud.billing.mpesa import Mpesa, MpesaAccount
from cloud.foundation.delivery import Automation
from cloud.notifications.sending import Outside

AUTOMATIONS: Final[tuple[Automation, ...]] = (
    Automation("alarm_opens_work_order", ("incident.opened", "incident.escalated"), alarm_opens_work_order),
    Automation(
        "open_order_is_dispatched", ("work_order.opened", "work_order.status_changed"), open_order_is_dispatched
    ),
    Automation("away_technician_is_replaced", ("technician.away",), away_technician_is_replaced),
    Automation("recovery_is_noted_on_work_order", ("incident.closed",), recovery_is_noted_on_work_order),
    Automation("booking_is_told_to_technician", ("booking.made",), booking_is_told_to_technician),
    Automation("booking_step_is_noticed", ("booking.moved",), booking_step_is_noticed),
    Automation(
        "overdue_booking_is_told", ("booking.overdue", "booking.moved", "booking.made"), overdue_booking_is_told
    ),
    Automation("waiting_order_is_told", ("work_order.opened", "work_order.status_changed"), waiting_order_is_told),
    Automation(
        "scheduled_job_keeps_its_parts",
        ("booking.made", "booking.moved", "work_order.status_changed", "parts.planned", "parts.arrived"),
        scheduled_job_keeps_its_parts,
    ),
    Automation("arrived_part_is_offered_to_waiting_jobs", ("stock.moved",), arrived_part_is_offered_to_waiting_jobs),
    Automation("low_stock_is_told", ("stock.low",), low_stock_is_told),
    Automation("trouble_is_told", ("incident.opened", "incident.closed"), trouble_is_told),
    Automation("proposed_visit_is_told", ("visit.proposed", "visit.decided"), proposed_visit_is_told),
    Automation("promise_is_told", ("sla.at_risk", "sla.breached"), promise_is_told),
    Automation(
        "outcome_of_repair_is_told",
        ("work_order.opened", "work_order.status_changed", "work_order.verified", "work_order.unproved"),
        outcome_of_repair_is_told,
    ),
    Automation("dispute_is_told_to_office", ("portal.disputed", "portal.confirmed"), dispute_is_told_to_office),
    Automation(
        "proved_repair_is_invoiced",
        ("work_order.status_changed", "work_order.verified", "work_order.unproved", "portal.confirmed"),
        proved_repair_is_invoiced,
    ),
)
"""What needs the database alone."""

NO_PROVIDER: Final = MpesaAccount(*[""] * 8)


def outward_automations(outside: Outside, provider: Mpesa | None = None) -> tuple[Automation, ...]:
    """Return what waits for servers of others; `outside` and the payment provider are the ways to them."""
    mpesa = provider or Mpesa(NO_PROVIDER)
    return (
        Automation(
            "proved_repair_is_reported",
            ("work_order.status_changed", "work_order.verified", "work_order.unproved"),
            proved_repair_is_reported(outside),
            is_outward=True,  # it writes pictures and a PDF, which takes a moment
        ),
        Automation("tracking_link_is_mailed", ("booking.made",), tracking_link_is_mailed(outside)),
        Automation(
            "invoice_is_sent_to_customer",
            ("invoice.issued",),
            invoice_is_sent_to_customer(outside, short_code=mpesa.account.short_code),
            is_outward=True,
        ),
        Automation("asked_phone_is_rung", ("payment.requested",), asked_phone_is_rung(mpesa), is_outward=True),
        Automation(
            "pending_payment_is_asked_about",
            ("payment.query_due",),
            pending_payment_is_asked_about(mpesa),
            is_outward=True,
        ),
        Automation("queued_message_is_sent", ("message.queued",), queued_message_is_sent(outside), is_outward=True),
        Automation(
            "wanted_link_is_mailed", ("credential_link.wanted",), wanted_link_is_mailed(outside), is_outward=True
        ),
    )
