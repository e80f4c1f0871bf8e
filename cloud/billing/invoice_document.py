"""An invoice or credit note as a PDF, in the customer's language."""

from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal

from cloud.billing import queries
from cloud.billing.models import InvoiceLineRow, InvoiceRow
from cloud.branches.queries import get_branch, organisation
from cloud.foundation import pdf
from cloud.foundation.database import Transaction
from cloud.foundation.messages import text_of
from cloud.foundation.money import Money, format_money

TEMPLATE: Final = Path(__file__).with_name("invoice.typ")
HEADS: Final = ("description", "quantity", "price", "amount")


async def gather(transaction: Transaction, *, invoice: InvoiceRow, short_code: str) -> dict[str, Any]:
    """Collect what stands on it; `short_code` is the paybill that can be paid to, if there is one."""
    language = invoice.language

    def say(key: str, **fields: Any) -> str:
        return text_of(f"invoice.{key}", language=language, fields=fields)

    def money(minor: int) -> str:
        return format_money(Money(minor, invoice.currency), language=language)

    branch = await get_branch(transaction, branch_id=invoice.branch_id)
    company = await organisation(transaction)
    credited = await queries.invoice_by_id(transaction, invoice_id=invoice.credits_invoice_id or invoice.id)
    lines = await queries.lines_of_invoice(transaction, invoice_id=invoice.id)
    rate = format_decimal(invoice.tax_rate_percent.normalize(), locale=language)
    included = "_included" if invoice.prices_include_tax else ""
    return {
        "kind": say(invoice.kind),
        "number": invoice.number or say("draft"),
        "organisation": company.name if company else "",
        "branch": branch.name,
        "tax_registration": _fact(say("our_tax_number"), invoice.tax_registration),
        "to": say("to"),
        "customer": invoice.customer_name,
        "address": invoice.customer_address,
        "customer_tax": _fact(say("your_tax_number"), invoice.customer_tax_number),
        "facts": [
            [name, value]
            for name, value in (
                (say("date"), _date(invoice.issued_on, language)),
                (say("due"), _date(invoice.due_on, language)),
                (say("order"), f"{invoice.work_order_number} {invoice.title}".strip()),
                (say("credits"), (credited.number or "") if credited and invoice.credits_invoice_id else ""),
                (say("reason"), invoice.reason),
            )
            if value
        ],
        "heads": [say(head) for head in HEADS],
        "lines": [_line(line, invoice, say, money) for line in lines],
        "sums": [
            [say("net"), money(invoice.net_minor)],
            [say("tax", rate=rate), money(invoice.tax_minor)],
            [say("gross"), money(invoice.gross_minor)],
        ],
        "rounding": say(f"rounding_{invoice.tax_rounding}{included}"),
        "how_to_pay": _how_to_pay(invoice, short_code, say),
    }


def render(content: dict[str, Any]) -> bytes:
    """Return the PDF. Slow: run it in a thread."""
    return pdf.render(TEMPLATE, content=content)


def _line(line: InvoiceLineRow, invoice: InvoiceRow, say: Any, money: Any) -> list[str]:
    quantity = format_decimal(line.quantity.normalize(), locale=invoice.language)
    price = format_money(Money.rounded(line.unit_price, invoice.currency), language=invoice.language)
    reason = say(f"reason_{line.reason}", of=line.reason_text).strip() if line.reason else ""
    return [line.description, reason, f"{quantity} {line.unit}".strip(), price, money(line.amount_minor)]


def _how_to_pay(invoice: InvoiceRow, short_code: str, say: Any) -> str:
    if invoice.kind != "invoice" or invoice.currency != "KES" or not short_code or invoice.gross_minor == 0:
        return ""
    return str(say("how_to_pay", short_code=short_code, reference=invoice.payment_reference))


def _date(day: Any, language: str) -> str:
    return str(format_date(day, "d MMMM y", locale=language)) if day else ""


def _fact(name: str, value: str) -> str:
    return f"{name} {value}" if value else ""
