"""What invoices leave behind: an audit entry, an announcement."""

from collections.abc import Mapping
from typing import Any

from cloud.audit import operations as audit
from cloud.billing.events import InvoiceChanged
from cloud.billing.models import InvoiceRow
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce


def audit_invoice(
    transaction: Transaction,
    actor: Actor,
    invoice: InvoiceRow,
    action: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write down what was done with an invoice."""
    change = Change(before=before, after=after)
    audit.record_change(
        transaction, actor=actor, action=action, row=invoice, branch_id=invoice.branch_id, change=change
    )


def tell_changed(transaction: Transaction, invoice: InvoiceRow) -> None:
    """Tell the branch's browsers."""
    announce(
        transaction,
        InvoiceChanged(
            branch_id=invoice.branch_id,
            subject_id=invoice.id,
            status=invoice.status,
            work_order_id=str(invoice.work_order_id or ""),
            summary=f"{invoice.number or invoice.work_order_number} {invoice.customer_name}",
        ),
    )
