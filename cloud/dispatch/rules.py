"""Who is best for a job: one pure evaluation of a technician, with its reasons, and the ranking that follows from it.

Cost is in minutes, after the measured model of field-service planning: a minute of travel costs one, a minute late
costs by priority; who could not do it at all is told why.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from cloud.foundation.places import road_m

SPEED_KM_H: Final = 40.0
PARKING_MINUTES: Final = 2
UNKNOWN_WAY_MINUTES: Final = 30
"""Where a place is not known, half an hour is assumed and marked as an assumption."""

_WAITING_COST: Final = {"emergency": 2.0, "high": 0.5, "normal": 0.1, "low": 0.02}
_LATENESS_COST: Final = {"emergency": 20.0, "high": 5.0, "normal": 1.0, "low": 0.25}
_SURPLUS_COST: Final = 5.0
_DISPLACED_COST: Final = 60.0
_FETCHING_COST: Final = 20.0
"""What it costs to fetch parts from the warehouse first: the detour and the waiting at the counter."""

_MISSING_COST: Final = 90.0
"""What a part costs that is nowhere to be had: another visit."""

Time = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Job:
    """What has to be done, where, with which skills at which level, and until when somebody should be there."""

    position: Position | None
    duration: timedelta
    priority: str
    levels: Mapping[str, int] = field(default_factory=dict)
    certificates: tuple[str, ...] = ()
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What a technician has to do already, the way there included; `may_yield` if an emergency may take its time."""

    booking_id: UUID
    during: Time
    position: Position | None
    may_yield: bool = False
    travel_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Supplies:
    """Where the parts of the job are for a technician: in the van, only in the warehouse, or nowhere; by name."""

    in_van: tuple[str, ...] = ()
    in_warehouse: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A technician as far as dispatching is concerned.

    `levels` and `certificates` by name in small letters, however it was written; a certificate is held until an
    instant (None: for ever). `refused_because`: why this technician gave up this very order; None: did not.
    """

    technician_id: UUID
    name: str
    home: Position | None
    levels: dict[str, int]
    certificates: Mapping[str, datetime | None]
    work_times: Sequence[Time]
    visits: Sequence[Visit]
    supplies: Supplies = Supplies()
    leaves: Sequence[Time] = ()
    refused_because: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What speaks for or against somebody who could go: parts in the van, to fetch, or missing; `what` names them."""

    code: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody cannot be sent; `what` names what lacks.

    Skill, level, certificate, `declined` (this order), `not_working`, `away` (on leave), `no_gap`.
    """

    code: str
    what: str = ""


NOT_TO_BE_OVERRULED: Final = frozenset({"certificate", "away"})
"""Whoever is on leave or lacks a certificate is not sent, whatever a person says."""


@dataclass(frozen=True, slots=True)
class Offer:
    """When a technician could do the job and what that costs, part by part, in minutes."""

    technician_id: UUID
    name: str
    leaves_at: datetime
    arrives_at: datetime
    ends_at: datetime
    travel_minutes: int
    is_way_assumed: bool
    slack_minutes: int | None
    displaced: tuple[UUID, ...]
    parts: dict[str, float]
    remarks: tuple[Remark, ...] = ()

    @property
    def cost(self) -> float:
        """Return the sum of the parts."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a technician was not offered."""

    technician_id: UUID
    name: str
    reasons: tuple[Reason, ...]


def travel_minutes(start: Position | None, end: Position | None) -> tuple[int, bool]:
    """Return the minutes from place to place and whether they are assumed: great circle × 1.3 at 40 km/h."""
    if start is None or end is None:
        return UNKNOWN_WAY_MINUTES, True
    km = road_m((start.latitude, start.longitude), (end.latitude, end.longitude)) / 1000
    return math.ceil(km / SPEED_KM_H * 60) + PARKING_MINUTES, False


def rank(candidates: Collection[Candidate], job: Job, *, now: datetime) -> tuple[list[Offer], list[Rejection]]:
    """Return who could go, the best first, and why the others cannot; the same input gives the same order."""
    answers = [evaluate(candidate, job, now=now) for candidate in candidates]
    offers = [answer for answer in answers if isinstance(answer, Offer)]
    rejections = [answer for answer in answers if isinstance(answer, Rejection)]
    return (
        sorted(offers, key=lambda offer: (offer.cost, offer.arrives_at, str(offer.technician_id))),
        sorted(rejections, key=lambda rejection: (rejection.name, str(rejection.technician_id))),
    )


def evaluate(candidate: Candidate, job: Job, *, now: datetime) -> Offer | Rejection:
    """Return the technician's earliest possible visit with its cost, or every reason why there is none."""
    reasons = [*_against(candidate, job), *_lacking_certificates(candidate, job, at=now)]
    if not any(end > now for _, end in candidate.work_times):
        reasons.append(Reason("not_working"))
    if reasons:
        return Rejection(candidate.technician_id, candidate.name, tuple(reasons))
    is_emergency = job.priority == "emergency"
    offers = [offer for offer in (_fit(candidate, job, now, yields) for yields in {False, is_emergency}) if offer]
    if not offers:
        expiring = _lacking_certificates(candidate, job, at=max(end for _, end in candidate.work_times))
        return Rejection(candidate.technician_id, candidate.name, (*expiring, Reason("no_gap")))
    return min(offers, key=lambda offer: offer.cost)


def objections(candidate: Candidate, job: Job, *, during: Time) -> list[Reason]:
    """Return what speaks against a time that a person chose for a technician; other jobs are looked at elsewhere."""
    starts_at, ends_at = during
    found = [*_against(candidate, job), *_lacking_certificates(candidate, job, at=ends_at)]
    if any(begins < ends_at and starts_at < ends for begins, ends in candidate.leaves):
        found.append(Reason("away"))
    elif not any(begins <= starts_at and ends_at <= ends for begins, ends in candidate.work_times):
        found.append(Reason("not_working"))
    return found


def _against(candidate: Candidate, job: Job) -> Iterator[Reason]:
    """Yield what speaks against a technician at any time."""
    yield from _lacking_skills(candidate, job)
    if candidate.refused_because is not None:
        yield Reason("declined", candidate.refused_because)


def _lacking_certificates(candidate: Candidate, job: Job, *, at: datetime) -> Iterator[Reason]:
    for name in job.certificates:
        until = candidate.certificates.get(name.casefold(), at)  # one that is not held ended before
        if until is not None and until <= at:
            yield Reason("certificate", name)


def _lacking_skills(candidate: Candidate, job: Job) -> Iterator[Reason]:
    for skill, level in job.levels.items():
        present = candidate.levels.get(skill.casefold(), 0)
        if not present:
            yield Reason("skill", skill)
        elif present < level:
            yield Reason("level", f"{skill} {present} < {level}")


def _fit(candidate: Candidate, job: Job, now: datetime, may_displace: bool) -> Offer | None:
    """Return the first gap that holds the way and the work."""
    standing = [visit for visit in candidate.visits if not (may_displace and visit.may_yield)]
    for starts_at, ends_at, before, following in _gaps(candidate, standing, now):
        minutes, is_assumed = travel_minutes(before, job.position)
        leaves_at = max(starts_at, now)
        done_at = leaves_at + timedelta(minutes=minutes) + job.duration
        is_certified = not any(_lacking_certificates(candidate, job, at=done_at))
        if is_certified and done_at + _longer_way(job, following) <= ends_at:
            return _offer(candidate, job, now, (leaves_at, done_at), minutes, is_assumed)
    return None


def _longer_way(job: Job, following: Visit | None) -> timedelta:
    """Return how much longer the way to the next visit is from this job than it was planned from where it came."""
    if following is None:
        return timedelta(0)
    minutes, _ = travel_minutes(job.position, following.position)
    return timedelta(minutes=max(0, minutes - following.travel_minutes))


def _gaps(
    candidate: Candidate, visits: Sequence[Visit], now: datetime
) -> Iterator[tuple[datetime, datetime, Position | None, Visit | None]]:
    """Yield free times from now on, with the place the technician comes from and the visit that follows, in order."""
    ordered = sorted(visits, key=lambda visit: visit.during)
    for starts_at, ends_at in candidate.work_times:
        free_from, place = max(starts_at, now), candidate.home
        for visit in ordered:
            if visit.during[1] <= free_from:
                place = visit.position if visit.during[1] > starts_at else place
            elif visit.during[0] < ends_at:
                if visit.during[0] > free_from:
                    yield free_from, visit.during[0], place, visit
                free_from, place = visit.during[1], visit.position
        if free_from < ends_at:
            yield free_from, ends_at, place, None


def _offer(candidate: Candidate, job: Job, now: datetime, during: Time, minutes: int, is_assumed: bool) -> Offer:
    arrives_at = during[0] + timedelta(minutes=minutes)
    slack = None if job.due_at is None else math.floor((job.due_at - arrives_at).total_seconds() / 60)
    displaced = tuple(
        visit.booking_id
        for visit in candidate.visits
        if visit.may_yield and visit.during[0] < during[1] and during[0] < visit.during[1]
    )
    surplus = sum(candidate.levels.get(skill.casefold(), level) - level for skill, level in job.levels.items())
    parts = {
        "travel": float(minutes),
        "waiting": (arrives_at - now).total_seconds() / 60 * _WAITING_COST[job.priority],
        "lateness": max(0, -slack if slack is not None else 0) * _LATENESS_COST[job.priority],
        "surplus_skill": 0.0 if job.priority == "emergency" else surplus * _SURPLUS_COST,
        "displaced": len(displaced) * _DISPLACED_COST,
        "spare_parts": _cost_of_supplies(candidate.supplies),
    }
    return Offer(
        technician_id=candidate.technician_id,
        name=candidate.name,
        leaves_at=during[0],
        arrives_at=arrives_at,
        ends_at=during[1],
        travel_minutes=minutes,
        is_way_assumed=is_assumed,
        slack_minutes=slack,
        displaced=displaced,
        parts={name: round(value, 1) for name, value in parts.items()},
        remarks=tuple(_remarks(candidate.supplies)),
    )


def _cost_of_supplies(supplies: Supplies) -> float:
    """One way to the counter fetches everything; another visit brings all that is missing."""
    return (_FETCHING_COST if supplies.in_warehouse else 0.0) + (_MISSING_COST if supplies.missing else 0.0)


def _remarks(supplies: Supplies) -> Iterator[Remark]:
    if supplies.in_van and not supplies.in_warehouse and not supplies.missing:
        yield Remark("parts_in_van")
    for what in supplies.in_warehouse:
        yield Remark("part_in_warehouse", what)
    for what in supplies.missing:
        yield Remark("part_missing", what)
