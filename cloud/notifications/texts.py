"""Notifications as people read them: in their language, times on the branch's clock."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from cloud.foundation.messages import text_of

TIME_FORMAT = "EEE d MMM, HH:mm"


def title_and_body(
    kind: str, *, fields: Mapping[str, Any], zone: str, language: str, not_seen_by: str = ""
) -> tuple[str, str]:
    """Return the two texts of a notification; fields that end in `_at` are instants and become local times."""
    shown = {name: _shown(name, value, zone, language) for name, value in fields.items()}
    title, body = (
        text_of(f"notification.{kind}.{part}", language=language, fields=shown) for part in ("title", "body")
    )
    if not_seen_by:
        title = text_of("notification.not_seen", language=language, fields={"name": not_seen_by, "title": title})
    return title, body


def _shown(name: str, value: Any, zone: str, language: str) -> Any:
    if name == "target":
        return text_of(f"notification.target_{value}", language=language)
    if not name.endswith("_at") or not value:
        return value
    moment = datetime.fromisoformat(value).astimezone(ZoneInfo(zone))
    return str(format_datetime(moment, TIME_FORMAT, locale=language))
