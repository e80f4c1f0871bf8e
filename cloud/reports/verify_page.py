"""The page behind the QR code of a service report: says without an account whether the report is ours, and no more."""

from html import escape
from pathlib import Path
from string import Template
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from cloud.branches.queries import get_branch, organisation
from cloud.files.queries import contents_of
from cloud.foundation.database import Transaction, act_as_system
from cloud.foundation.messages import language_of, text_of
from cloud.foundation.request import PublicRoute, PublicTransaction
from cloud.reports.models import ServiceReportRow
from cloud.reports.sent_report import report_by_token
from cloud.work_orders.queries import order_by_id

router = APIRouter(include_in_schema=False, route_class=PublicRoute)

PAGE: Final = Template(Path(__file__).with_name("verify_page.html").read_text())
SEALED: Final = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@router.get("/verify/{token}")
async def verify(token: str, request: Request, transaction: PublicTransaction) -> HTMLResponse:
    """Tell number, day and fingerprint of the report with this code; a wrong code gets one answer, whatever it is."""
    language = language_of(request)
    await act_as_system(transaction)
    row = await report_by_token(transaction, token=token)
    facts = await _facts(transaction, row, language) if row else {}
    page = PAGE.substitute(
        language=language,
        title=escape(text_of("verify.title", language=language)),
        verdict=escape(text_of("verify.genuine" if row else "verify.unknown", language=language)),
        facts="".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items()),
    )
    return HTMLResponse(page, status_code=200 if row else 404, headers={**SEALED, "Content-Language": language})


async def _facts(transaction: Transaction, row: ServiceReportRow, language: str) -> dict[str, str]:
    order = await order_by_id(transaction, work_order_id=row.work_order_id)
    branch = await get_branch(transaction, branch_id=row.branch_id)
    company = await organisation(transaction)
    assert row.file_id is not None  # a report without a file has no code in anybody's hands
    digest = (await contents_of(transaction, file_ids=[row.file_id]))[row.file_id]
    completed = format_datetime(
        row.completed_at.astimezone(ZoneInfo(branch.time_zone)), "d MMMM y, HH:mm", locale=language
    )
    values = {
        "number": order.number,
        "issuer": f"{company.name}, {branch.name}" if company else branch.name,
        "completed": str(completed),
        "fingerprint": digest,
    }
    return {text_of(f"verify.{name}", language=language): value for name, value in values.items()}
