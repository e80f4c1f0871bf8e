"""What is announced about sites and assets."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChanged(Event):
    """A site was added, or what is known of it has changed."""

    type: ClassVar[str] = "site.changed"
    subject_kind: ClassVar[str] = "site"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetAdded(Event):
    """A machine was added."""

    type: ClassVar[str] = "asset.added"
    subject_kind: ClassVar[str] = "asset"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetChanged(Event):
    """A machine's record was changed."""

    type: ClassVar[str] = "asset.changed"
    subject_kind: ClassVar[str] = "asset"
    summary: str
