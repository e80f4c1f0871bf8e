"""The service report of one order as a PDF: times, steps, readings before and after, photos, signatures, proof."""

from asyncio import to_thread
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from cloud.assets.queries import asset_names, sites_by_id
from cloud.audit.queries import head_of
from cloud.bookings.counted_times import times_of_orders
from cloud.branches.queries import get_branch, organisation
from cloud.files.pictures import rewritten
from cloud.files.queries import contents_of
from cloud.files.store import ContentStore, whole
from cloud.foundation import pdf
from cloud.foundation.database import Transaction
from cloud.foundation.messages import text_of
from cloud.foundation.paging import PageRequest
from cloud.sla.queries import promises_of_orders
from cloud.technicians.queries import technician_names
from cloud.telemetry.queries import list_points
from cloud.telemetry.series import Series, series
from cloud.work_orders.evidence import attachments_of, comments_of, steps_of
from cloud.work_orders.queries import WorkOrder
from cloud.work_orders.verification import verifications_of
from schemas.units import sign_of

TEMPLATE: Final = Path(__file__).with_name("service_report.typ")
BEFORE: Final = timedelta(hours=1)
AFTER: Final = timedelta(hours=1)
MOST_POINTS: Final = 12
PICTURE_PX: Final = 800
CODE: Final = "qr.svg"
WORDS: Final = (
    "description", "times", "steps", "readings", "before", "after", "comments", "pictures", "audit",
)  # fmt: skip


@dataclass(slots=True)
class Report:
    """What stands in the report, and the stored pictures it shows: name in the report → the file's SHA-256."""

    content: dict[str, Any]
    pictures: dict[str, str] = field(default_factory=dict)


async def gather(transaction: Transaction, *, order: WorkOrder, language: str, now: datetime) -> Report:
    """Collect the report in the reader's language and the branch's time."""

    def say(key: str, **fields: Any) -> str:
        return text_of(f"report.{key}", language=language, fields=fields)

    branch = await get_branch(transaction, branch_id=order.branch_id)
    company = await organisation(transaction)
    zone = ZoneInfo(branch.time_zone)

    def at(moment: datetime) -> str:
        return str(format_datetime(moment.astimezone(zone), "d MMM y HH:mm", locale=language))

    attachments = await attachments_of(transaction, work_order_id=order.id)
    shown = [one for one in attachments if one.kind != "document"]
    contents = await contents_of(transaction, file_ids=[one.file_id for one in shown])
    windows = await verifications_of(transaction, work_order_id=order.id)
    position, digest = await head_of(transaction, branch_id=order.branch_id)
    report = Report(
        {
            "number": order.number,
            "title": order.title,
            "status": say(f"status_{order.status}"),
            "organisation": company.name if company else "",
            "branch": branch.name,
            "check": say("check", number=order.number),
            "description": order.description,
            "words": {key: say(key) for key in WORDS},
            "facts": await _facts(transaction, order, say, at),
            "times": await _times(transaction, order, say, at, now),
            "steps": [
                [
                    str(step.position),
                    step.title,
                    _answer(step.answer, step.unit, say),
                    say("out") * step.is_out_of_limits,
                ]
                for step in await steps_of(transaction, work_order_id=order.id)
            ],
            "readings": await _readings(transaction, order, now),
            "verification": say(f"verification_{windows[-1].state}", minutes=windows[-1].minutes) if windows else "",
            "comments": [
                [f"{one.person_name}, {at(one.at)}", one.text]
                for one in await comments_of(transaction, work_order_id=order.id)
            ],
            "pictures": [
                [f"{number}.jpg", f"{one.signed_by or one.caption or say(one.kind)}, {one.person_name}, {at(one.at)}"]
                for number, one in enumerate(shown)
            ],
            "audit": f"{position} {digest[:24]}",
        }
    )
    report.pictures = {f"{number}.jpg": contents[one.file_id] for number, one in enumerate(shown)}
    return report


async def pictures_of(report: Report, *, store: ContentStore) -> dict[str, bytes]:
    """Return the pictures that the report shows, small and without anything else in them.

    Raises:
        StoreUnavailable.
    """
    pictures = {}
    for name, sha256 in report.pictures.items():
        content = await whole(store, sha256)
        pictures[name] = await to_thread(rewritten, content, longest_side_px=PICTURE_PX)
    return pictures


def render(report: Report, *, pictures: Mapping[str, bytes], address: str) -> bytes:
    """Return the PDF; `address` is what the QR code opens, without one there is none. Slow: run it in a thread."""
    code = {CODE: pdf.qr_code(address, border=0)} if address else {}
    content = {**report.content, "code": CODE if address else ""}
    return pdf.render(TEMPLATE, content=content, pictures={**pictures, **code})


async def _facts(transaction: Transaction, order: WorkOrder, say: Any, at: Any) -> list[list[str]]:
    names = await asset_names(transaction, asset_ids={order.asset_id} if order.asset_id else set())
    sites = await sites_by_id(transaction, site_ids={order.site_id} if order.site_id else set())
    site = sites.get(order.site_id) if order.site_id else None
    promises = (await promises_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    facts = [
        [say("asset"), names.get(order.asset_id, "") if order.asset_id else ""],
        [say("site"), f"{site.name}, {site.address}".rstrip(", ") if site else ""],
        [say("opened"), at(order.opened_at)],
        [say("completed"), at(order.completed_at) if order.completed_at else ""],
        *([say(f"promise_{row.target}"), say(f"promise_{row.state}")] for row in promises),
    ]
    return [fact for fact in facts if fact[1]]


async def _times(transaction: Transaction, order: WorkOrder, say: Any, at: Any, now: datetime) -> list[list[str]]:
    found = await times_of_orders(transaction, work_order_ids=[order.id])
    names = await technician_names(transaction, technician_ids={one.technician_id for one in found})
    return [
        [
            names[one.technician_id],
            say(one.kind),
            at(one.starts_at),
            f"{one.lasting(now).total_seconds() / 60:.0f} min",
        ]
        for one in found
    ]


async def _readings(transaction: Transaction, order: WorkOrder, now: datetime) -> list[list[str]]:
    """Return the lowest and highest value of every point in the hour up to the opening and since the completion.

    Both, because a repair shows where its limit is: at the top for a bearing, at the bottom for an oil pressure.
    """
    if order.asset_id is None or order.completed_at is None:
        return []
    points, _ = await list_points(
        transaction,
        branch_ids=[order.branch_id],
        asset_id=order.asset_id,
        page=PageRequest(limit=MOST_POINTS, cursor=None),
    )
    rows = []
    for bound in points:
        spans = (
            (order.opened_at - BEFORE, order.opened_at),
            (order.completed_at, min(now, order.completed_at + AFTER)),
        )
        values = [
            await series(transaction, point_id=bound.point.id, starts_at=start, ends_at=end, max_points=200)
            for start, end in spans
            if start < end
        ]
        bands = [_band(one, unit=sign_of(bound.point.unit)) for one in values]
        rows.append([bound.point.name or bound.point.key, *bands, *["–"] * (2 - len(bands))])
    return rows


def _band(values: Series, *, unit: str) -> str:
    if not values.high:
        return "–"
    return f"{min(values.low):.2f} … {max(values.high):.2f} {unit}"


def _answer(answer: Any, unit: str, say: Any) -> str:
    if answer is None:
        return "–"
    if isinstance(answer, bool):
        return str(say("yes" if answer else "no"))
    words = f"{answer:.6g}" if isinstance(answer, float) else str(answer)
    return f"{words} {sign_of(unit)}".strip()
