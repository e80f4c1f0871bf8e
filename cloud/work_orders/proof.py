"""What an answer to a step may be, and what still lacks before a job counts as done. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cloud.work_orders.errors import BadAnswer

LONGEST_TEXT: Final = 2000
STEP_KINDS: Final = ("check", "number", "text", "choice")


@dataclass(frozen=True, slots=True)
class Question:
    """A step of a checklist: its kind, the band of a number (in `unit`), the words to choose from."""

    kind: str
    low: float | None = None
    high: float | None = None
    options: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is kept; one outside its limits is kept too, and shown."""

    value: Any
    is_out_of_limits: bool


@dataclass(frozen=True, slots=True)
class ProofPolicy:
    """What a kind of job asks for: photos, a signature, somebody within so many metres of the site (0: no matter)."""

    photo_count: int = 0
    needs_signature: bool = False
    radius_m: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """What there is. `distance_m` is None where nobody told a position; of a site without one nobody can be far."""

    open_steps: Sequence[str]
    photo_count: int
    has_signature: bool
    distance_m: float | None
    is_site_known: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """What lacks: `step`, `photo`, `signature`, `position` (too far), `no_position`; `what` names or counts it."""

    code: str
    what: str


NO_POLICY: Final = ProofPolicy()


def answer_of(question: Question, value: Any) -> Answer:
    """Return the answer as it is kept.

    Raises:
        BadAnswer: it is not of the step's kind.
    """
    match question.kind:
        case "check" if isinstance(value, bool):
            return Answer(value, not value)
        case "number" if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            too_low = question.low is not None and value < question.low
            too_high = question.high is not None and value > question.high
            return Answer(value, too_low or too_high)
        case "text" if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT:
            return Answer(value.strip(), False)
        case "choice" if value in question.options:
            return Answer(value, False)
        case _:
            raise BadAnswer(kind=question.kind, field_errors={"answer": BadAnswer.code})


def missing(policy: ProofPolicy, proof: Proof) -> list[Missing]:
    """Return what lacks before the job counts as done, in the order in which a person would do it.

    A position that was not told counts as one that lacks: whoever refuses to tell it would else be near everything.
    """
    found = [Missing("step", title) for title in proof.open_steps]
    if proof.photo_count < policy.photo_count:
        found.append(Missing("photo", str(policy.photo_count - proof.photo_count)))
    if policy.needs_signature and not proof.has_signature:
        found.append(Missing("signature", ""))
    if policy.radius_m and proof.is_site_known:
        if proof.distance_m is None:
            found.append(Missing("no_position", ""))
        elif proof.distance_m > policy.radius_m:
            found.append(Missing("position", str(round(proof.distance_m))))
    return found


def words_of(lacking: Sequence[Missing]) -> str:
    """Return what lacks in one line; nothing is an empty one."""
    return ", ".join(f"{one.code.replace('_', ' ')} {one.what}".strip() for one in lacking)


def question_of(step: Mapping[str, Any]) -> Question:
    """Read a step as it is stored."""
    return Question(step["kind"], step.get("low"), step.get("high"), step.get("options") or ())
