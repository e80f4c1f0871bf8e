"""Readings of points with a deadband are thinned out before the spool; what was decided is stored with the samples.

The states live in the spool like those of rules: the same samples in any batching, with any restart and redelivery,
leave the same ones out. Rules see exactly what is kept, and what is kept changes none of their verdicts: a sample with
which an episode of a rule would turn, or which lies on another side of a limit or its deadband, is kept (tested
against the full series in `tests/edge_agent/test_reduction.py`).
"""

import math
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from edge_agent.observations import Measurement
from edge_agent.spool import StoredReduction
from schemas.configuration import ConfigurationDocument
from schemas.reduction import Decision, Reduction, ReductionState, Seen, decide
from schemas.rules.limits import zone_of
from schemas.rules.rule import LimitParams

Name = tuple[str, str]
_NOTHING = ReductionState()
NEVER: Final = 0


@dataclass(frozen=True, slots=True)
class _Standing:
    state: ReductionState
    left_out: int = 0


class Reducer:
    """Decides which measurements are stored; a batch that could not be stored is undone."""

    def __init__(self, document: ConfigurationDocument, *, stored: list[StoredReduction]) -> None:
        self._settings = _settings_of(document)
        self._limits: dict[Name, list[LimitParams]] = {}
        for rule in document.rules:
            if isinstance(rule.params, LimitParams):
                self._limits.setdefault((rule.point_key, rule.point_unit), []).append(rule.params)
        self._standings = {(row.point_key, row.point_unit): _standing(row) for row in stored}
        self._before: dict[Name, _Standing | None] = {}
        self._kept_seqs: dict[Name, int] = {}
        self._new_seqs: dict[Name, int] = {}

    @property
    def left_out(self) -> int:
        """Return how many readings were left out so far, by all points."""
        return sum(standing.left_out for standing in self._standings.values())

    def thins_out(self, point_key: str) -> bool:
        """Tell whether the point has a deadband."""
        return point_key in self._settings

    def take(
        self, measurement: Measurement, *, era: int, would_turn: Callable[[Measurement], bool]
    ) -> list[tuple[Measurement, int]]:
        """Return what is to be stored now, with the clock era of each; often nothing."""
        name = (measurement.point_key, measurement.point_unit)
        before = self._standings.get(name, _Standing(_NOTHING))
        value = measurement.value
        number = value if value is not None and math.isfinite(value) else None
        seen = Seen(measurement.at_us, number, int(measurement.quality), era, measurement.is_device_time)
        matters = self._crosses(name, before.state.kept, seen) or would_turn(measurement)
        decision: Decision = decide(self._settings[name[0]], before.state, seen, matters=matters)
        self._set(name, _Standing(decision.state, before.left_out + decision.left_out))
        return [(_measurement(name, one), one.era) for one in decision.kept]

    def note_kept(self, measurement: Measurement, seq: int) -> None:
        """Remember under which seq a point was kept last."""
        self._new_seqs[(measurement.point_key, measurement.point_unit)] = seq

    def kept_seqs(self) -> dict[Name, int]:
        """Return the seq of what each point kept last, where it was kept since the start."""
        return {name: seq for name, seq in self._kept_seqs.items() if seq != NEVER}

    def begin_anew(self, names: Collection[Name] | None = None) -> Iterator[tuple[Measurement, int]]:
        """Yield what is held back and forget what was kept: the next reading of each point is stored in any case."""
        for name, standing in sorted(self._standings.items()):
            if names is not None and name not in names:
                continue
            if standing.state.held is not None:
                yield _measurement(name, standing.state.held), standing.state.held.era
            self._new_seqs[name] = NEVER
            self._set(name, replace(standing, state=_NOTHING))

    def settle(self) -> None:
        """What was decided since the last time is on the disk."""
        self._kept_seqs.update(self._new_seqs)
        self._new_seqs.clear()
        self._before.clear()

    def undo(self) -> None:
        """What was decided since the last time was not stored: it will be asked again."""
        self._new_seqs.clear()
        for name, standing in self._before.items():
            if standing is None:
                del self._standings[name]
            else:
                self._standings[name] = standing
        self._before.clear()

    def changed(self) -> list[StoredReduction]:
        """Return the states that changed, as they are to be stored beside the samples."""
        return [
            StoredReduction(*name, msgspec.json.encode(self._standings[name].state), self._standings[name].left_out)
            for name in sorted(self._before)
        ]

    def _set(self, name: Name, standing: _Standing) -> None:
        self._before.setdefault(name, self._standings.get(name))
        self._standings[name] = standing

    def _crosses(self, name: Name, kept: Seen | None, seen: Seen) -> bool:
        if kept is None or kept.value is None or seen.value is None:
            return False
        return any(zone_of(limit, kept.value) != zone_of(limit, seen.value) for limit in self._limits.get(name, ()))


def _settings_of(document: ConfigurationDocument) -> dict[str, Reduction]:
    found = {point.key: point.reduction for point in document.points}
    return {key: reduction for key, reduction in found.items() if reduction is not None}


def _standing(row: StoredReduction) -> _Standing:
    """A state that cannot be read begins anew; nothing is lost by that but a few readings saved."""
    try:
        return _Standing(msgspec.json.decode(row.state, type=ReductionState), row.left_out)
    except msgspec.DecodeError:
        return _Standing(_NOTHING, row.left_out)


def _measurement(name: Name, seen: Seen) -> Measurement:
    return Measurement(*name, seen.at_us, seen.value, seen.quality, seen.is_device_time)
