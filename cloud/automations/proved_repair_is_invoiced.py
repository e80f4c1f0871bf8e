"""When a repair is proved, or nothing is left that could prove it, its invoice is drafted and, if so set, issued."""

from datetime import datetime

import structlog

from cloud.billing.errors import LineWithoutPrice, NobodyToInvoice, NoPriceList, NothingToIssue, OrderHasInvoice
from cloud.billing.operations import draft_of_order, issue_invoice
from cloud.billing.queries import had_invoice, setting_of
from cloud.branches.queries import get_branch
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.portal.queries import decision_of
from cloud.work_orders.queries import is_done, order_by_id
from cloud.work_orders.verification import watching

log = structlog.get_logger()


async def proved_repair_is_invoiced(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Make the draft once, by the branch's choice; what cannot be issued stays a draft for a person."""
    if told.type == "work_order.status_changed" and told.payload["to_status"] != "completed":
        return
    order = await order_by_id(transaction, work_order_id=told.subject_id)
    setting = await setting_of(transaction, branch_id=order.branch_id)
    branch = await get_branch(transaction, branch_id=order.branch_id)
    if (
        setting.mode == "manual"
        or "invoicing" in branch.switched_off
        or not is_done(order)
        or order.completed_at is None
    ):
        return
    said = await decision_of(transaction, order=order)
    if said is not None and said.decision == "disputed":
        return  # the office settles it first; a later word of the customer comes here again
    if await watching(transaction, order=order) is not None or await had_invoice(transaction, work_order_id=order.id):
        return
    try:
        invoice = await draft_of_order(transaction, actor=SYSTEM, order=order)
        if setting.mode == "issue" and not branch.is_sandbox:
            await issue_invoice(transaction, actor=SYSTEM, invoice=invoice, seen_version=None, now=now)
    except (NobodyToInvoice, NoPriceList, OrderHasInvoice, NothingToIssue, LineWithoutPrice) as reason:
        log.info("billing.left_to_a_person", order=order.number, reason=reason.code)
