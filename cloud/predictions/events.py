"""What is announced about proposed visits."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitProposed(Event):
    """A signal may reach its limit soon: somebody should go there before."""

    type: ClassVar[str] = "visit.proposed"
    subject_kind: ClassVar[str] = "visit_proposal"
    asset_id: str
    failure_mode: str
    earliest_at: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDecided(Event):
    """A proposal is no longer open: accepted, dismissed, or withdrawn because its reason is gone."""

    type: ClassVar[str] = "visit.decided"
    subject_kind: ClassVar[str] = "visit_proposal"
    asset_id: str
    state: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionModeSet(Event):
    """A branch does something else with what is foreseen; the subject is the branch."""

    type: ClassVar[str] = "prediction.mode_set"
    subject_kind: ClassVar[str] = "branch"
    mode: str
    summary: str
