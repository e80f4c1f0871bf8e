"""The service report on its way to the customer: made once for each completion, kept, and mailed."""

import secrets
from asyncio import to_thread
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.assets.queries import customer_of_site
from cloud.audit import operations as audit
from cloud.files.operations import add_file, keep_content
from cloud.files.store import ContentStore
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.notifications.operations import queue_mail
from cloud.reports import service_report
from cloud.reports.events import ServiceReportMade
from cloud.reports.models import ServiceReportRow
from cloud.work_orders.queries import WorkOrder

TOKEN_BYTES: Final = 24
PDF: Final = "application/pdf"


async def report_completion(
    transaction: Transaction, *, order: WorkOrder, store: ContentStore, public_url: str, now: datetime
) -> None:
    """Make and send the report of the order's present completion, unless that was done; without a customer, say so."""
    claim = insert(ServiceReportRow).values(
        id=new_id(),
        branch_id=order.branch_id,
        work_order_id=order.id,
        completed_at=order.completed_at,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        made_at=now,
    )
    made = await transaction.execute(claim.on_conflict_do_nothing().returning(ServiceReportRow.id))
    report_id = made.scalar_one_or_none()
    if report_id is None:
        return
    row = await transaction.get(ServiceReportRow, report_id)
    assert row is not None  # it was written just now
    await send(transaction, actor=SYSTEM, order=order, row=row, store=store, public_url=public_url, now=now)


async def send(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrder,
    row: ServiceReportRow,
    store: ContentStore,
    public_url: str,
    now: datetime,
) -> None:
    """Mail the report to the customer's service addresses; it is written when it is sent for the first time."""
    customer = await customer_of_site(transaction, site_id=order.site_id)
    row.reason = "no_customer" if customer is None else "" if customer.service_emails else "no_address"
    announce(
        transaction,
        ServiceReportMade(
            branch_id=order.branch_id,
            subject_id=order.id,
            reason=row.reason,
            summary=f"{order.number} {order.title}",
        ),
    )
    if customer is None or row.reason:
        await transaction.flush()
        return
    if row.file_id is None:
        row.language = customer.language
        row.file_id = await _write(transaction, order, row, store=store, public_url=public_url, now=now)
    for address in customer.service_emails:
        row.message_id = await queue_mail(
            transaction,
            branch_id=order.branch_id,
            to=address,
            language=row.language,
            text_key="mail.service_report",
            fields={"number": order.number, "title": order.title, "customer": customer.name},
            attachments=[row.file_id],
            about=("work_order", order.id),
        )
    row.sent_to = ", ".join(customer.service_emails)
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="service_report.sent",
        object_kind="work_order",
        object_id=order.id,
        branch_id=order.branch_id,
        after={"to": row.sent_to, "file_id": row.file_id},
    )


async def reports_of(transaction: Transaction, *, work_order_id: UUID) -> Sequence[ServiceReportRow]:
    """Return the reports of an order, the newest first."""
    statement = select(ServiceReportRow).where(ServiceReportRow.work_order_id == work_order_id)
    return (await transaction.execute(statement.order_by(ServiceReportRow.made_at.desc()))).scalars().all()


async def report_by_token(transaction: Transaction, *, token: str) -> ServiceReportRow | None:
    """Return the report whose QR code carries this."""
    statement = select(ServiceReportRow).where(ServiceReportRow.token == token, ServiceReportRow.file_id.is_not(None))
    return (await transaction.execute(statement)).scalar_one_or_none()


async def _write(
    transaction: Transaction,
    order: WorkOrder,
    row: ServiceReportRow,
    *,
    store: ContentStore,
    public_url: str,
    now: datetime,
) -> UUID:
    report = await service_report.gather(transaction, order=order, language=row.language, now=now)
    pictures = await service_report.pictures_of(report, store=store)
    # A code that names no host would open nothing.
    address = f"{public_url}/verify/{row.token}" if public_url else ""
    content = await to_thread(service_report.render, report, pictures=pictures, address=address)
    digest = await keep_content(store=store, content=content)
    file, _ = await add_file(
        transaction,
        actor=SYSTEM,
        file_id=new_id(),
        branch_id=order.branch_id,
        name=f"{order.number}.pdf",
        content=content,
        media_type=PDF,
        digest=digest,
    )
    return file.id
