"""The service report for whoever may see the order: the copy the customer got if there is one, else written now."""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import datetime

from cloud.files.queries import contents_of
from cloud.files.store import ContentStore, whole
from cloud.foundation.database import Transaction
from cloud.reports import service_report
from cloud.reports.sent_report import reports_of
from cloud.work_orders.queries import WorkOrder


@dataclass(frozen=True, slots=True)
class GatheredReport:
    """What is needed to write a report without a transaction: the kept file's hash, or its content."""

    kept: str | None
    report: service_report.Report | None


class ReportWriter:
    """Handed to slices that show a report and may not know how it is made."""

    def __init__(self, store: ContentStore) -> None:
        self._store = store

    async def gather(
        self, transaction: Transaction, *, order: WorkOrder, language: str, now: datetime
    ) -> GatheredReport:
        """Collect the report of the order's present completion."""
        rows = await reports_of(transaction, work_order_id=order.id)
        row = next((one for one in rows if one.completed_at == order.completed_at), None)
        if row is not None and row.file_id is not None:
            digest = (await contents_of(transaction, file_ids=[row.file_id]))[row.file_id]
            return GatheredReport(digest, None)
        report = await service_report.gather(transaction, order=order, language=language, now=now)
        return GatheredReport(None, report)

    async def write(self, gathered: GatheredReport, *, address: str) -> bytes:
        """Return the PDF; `address` is what its code opens if it is written now.

        Raises:
            StoreUnavailable.
        """
        if gathered.kept is not None:
            return await whole(self._store, gathered.kept)
        assert gathered.report is not None  # one of the two is there
        pictures = await service_report.pictures_of(gathered.report, store=self._store)
        return await to_thread(service_report.render, gathered.report, pictures=pictures, address=address)
