"""What is announced about service reports."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReportMade(Event):
    """The report of a completion is on its way to the customer, or there is nobody to send it to."""

    type: ClassVar[str] = "service_report.made"
    subject_kind: ClassVar[str] = "work_order"
    reason: str
    summary: str
