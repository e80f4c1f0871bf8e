"""The PDF of an invoice for whoever may see it: the copy that was sent if there is one, else written now."""

from asyncio import to_thread
from dataclasses import dataclass
from typing import Any

from cloud.billing import invoice_document
from cloud.billing.models import InvoiceRow
from cloud.files.queries import contents_of
from cloud.files.store import ContentStore, whole
from cloud.foundation.database import Transaction


@dataclass(frozen=True, slots=True)
class GatheredInvoice:
    """What is needed to write it without a transaction: the kept file's hash, or what stands on it."""

    file_name: str
    kept: str | None
    content: dict[str, Any] | None


async def gather(transaction: Transaction, *, invoice: InvoiceRow, short_code: str) -> GatheredInvoice:
    """Collect an invoice; `short_code` is the paybill that can be paid to, if there is one."""
    file_name = f"{invoice.number or 'draft'}.pdf"
    if invoice.file_id is not None:
        digest = (await contents_of(transaction, file_ids=[invoice.file_id]))[invoice.file_id]
        return GatheredInvoice(file_name, digest, None)
    content = await invoice_document.gather(transaction, invoice=invoice, short_code=short_code)
    return GatheredInvoice(file_name, None, content)


async def write(gathered: GatheredInvoice, *, store: ContentStore) -> bytes:
    """Return the PDF.

    Raises:
        StoreUnavailable.
    """
    if gathered.kept is not None:
        return await whole(store, gathered.kept)
    assert gathered.content is not None  # one of the two is there
    return await to_thread(invoice_document.render, gathered.content)
