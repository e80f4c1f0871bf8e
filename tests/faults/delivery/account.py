"""The account: what is stored, counted and raised, held against what the oracle said. Plain values in, figures out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from schemas.rules.engine import alarm_id
from tests.faults.delivery.episodes import Onset, heard, onsets
from tests.faults.delivery.gaps import Gap, Key, Place, lay_into_gaps
from tests.faults.delivery.oracle import POINTS, Oracle, Utterance

NOT_LOST: Final = frozenset({"stored_in_previous_stream", "moved_to_next_stream"})
"""Reasons of gaps that only say under which stream the records are."""
DAMAGE: Final = frozenset({"damaged", "missing", "deleted_after_ack"})
"""Reasons that a destroyed disk leaves no choice about; whether an alarm was among it, the alarms themselves tell."""
NEVER_DUE: Final = frozenset({"not_taken_by_cloud", "unreadable_body"})
"""Reasons that are never right here: all that the oracle says is good, and so is the cloud."""
MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class StoredReading:
    """One row of the readings, with its time in milliseconds and its point's name."""

    point: str
    at_ms: int
    value: float
    stream: str
    seq: int


@dataclass(frozen=True, slots=True)
class StoredAlarm:
    """One row of the alarms."""

    id: UUID
    onset_at_ms: int
    is_cleared: bool


@dataclass(frozen=True, slots=True)
class CloudStream:
    """What the cloud has of a stream."""

    id: str
    lane: str
    cursor: int
    stored: int
    lost: int
    gaps: Sequence[Gap]

    def gone(self, *, but: Collection[str] = ()) -> int:
        """Return how many records are counted as gone, but for these reasons."""
        return sum(gap.last_seq - gap.first_seq + 1 for gap in self.gaps if gap.reason not in but)


@dataclass(slots=True)
class Account:
    """The figures; lost, overcounted, doubled, changed, uncounted, wrong and too early have to be zero."""

    said: int = 0
    obligations: int = 0
    missing: int = 0
    """Acknowledged readings that are not stored …"""
    counted: int = 0
    """… and records that are counted as lost."""
    lost: int = 0
    """Missing, and not counted between the seqs of its neighbours."""
    overcounted: int = 0
    """Counted where so much is not missing."""
    doubled: int = 0
    changed: int = 0
    uncounted: int = 0
    events_damaged: int = 0
    """Events that went down with a damaged disk, counted."""
    heard_late: int = 0
    """Utterances that the edge agent heard after a later one: no fault, but a rule sees them then."""
    alarms: int = 0
    alarms_lost: int = 0
    alarms_wrong: int = 0
    acked_too_early: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether the promise was kept."""
        return not self.faults


def settle(
    *,
    oracle: Oracle,
    readings: Sequence[StoredReading],
    alarms: Sequence[StoredAlarm],
    cloud: Sequence[CloudStream],
    edge: Iterable[Mapping[str, Any]],
    rule: tuple[str, int],
) -> Account:
    """Compare; everything has to be drained. `edge` is the agent's own ledger, `rule` the limit's id and version."""
    said = oracle.said
    account = Account(said=len(said), obligations=len(oracle.obligations) * len(POINTS))
    _judge_readings(account, said, oracle.obligations, readings, cloud)
    ledger = list(edge)
    _judge_streams(account, cloud, ledger)
    streams = {stream.id for stream in cloud} | {line["stream"] for line in ledger}
    order = heard(said, readings)
    account.heard_late = sum(one.number < before.number for (before, _), (one, _) in pairwise(order))
    _judge_alarms(account, onsets(order), alarms, streams, rule)
    return account


def _judge_readings(
    account: Account,
    said: Sequence[Utterance],
    obligations: Collection[int],
    readings: Sequence[StoredReading],
    cloud: Sequence[CloudStream],
) -> None:
    by_time = {one.at_ms: one for one in said}
    copies: dict[tuple[int, str], list[StoredReading]] = defaultdict(list)
    for row in readings:
        one = by_time.get(row.at_ms)
        if one is None or one.values[POINTS.index(row.point)] != row.value:
            account.changed += 1
            _name(account, f"never said: {row}")
        else:
            copies[one.number, row.point].append(row)
    for (number, point), rows in copies.items():
        if len(rows) > 1:
            account.doubled += len(rows) - 1
            places = ", ".join(f"{row.stream} {row.seq}" for row in rows)
            _name(account, f"stored {len(rows)} times: {point} of {number}, as {places}")
    _judge_gaps(
        account, said, obligations, {key: Place(rows[0].stream, rows[0].seq) for key, rows in copies.items()}, cloud
    )


def _judge_gaps(
    account: Account,
    said: Sequence[Utterance],
    obligations: Collection[int],
    stored: Mapping[Key, Place],
    cloud: Sequence[CloudStream],
) -> None:
    """What was acknowledged is stored, or lies in a counted gap; and little else is counted."""
    history = [stream for stream in cloud if stream.lane == "history"]
    account.missing = sum((number, point) not in stored for number in obligations for point in POINTS)
    account.counted = sum(stream.gone(but=NOT_LOST) for stream in history)
    found = lay_into_gaps(
        said=((one.number, point) for one in said for point in POINTS),
        promised=obligations,
        stored=stored,
        gaps={stream.id: [gap for gap in stream.gaps if gap.reason not in NOT_LOST | NEVER_DUE] for stream in history},
    )
    never_due = account.counted - sum(stream.gone(but=NOT_LOST | NEVER_DUE) for stream in history)
    account.lost, account.overcounted = len(found.lost), found.overcounted + never_due
    if account.lost or account.overcounted:
        numbers = sorted({number for number, _ in found.lost})
        figures = f"{account.missing} missing, {account.counted} counted, {account.overcounted} of it in vain"
        _name(account, f"{figures}; not counted where they were: numbers {_ranges(numbers)}")


def _judge_streams(account: Account, cloud: Sequence[CloudStream], edge: Iterable[Mapping[str, Any]]) -> None:
    """Produced = stored + counted gaps; and what the edge was told to be safe is there."""
    for stream in cloud:
        difference = abs(stream.cursor - stream.stored - stream.lost) + abs(stream.lost - stream.gone())
        if difference:
            account.uncounted += difference
            _name(account, f"the cloud's own sum is wrong: {stream}")
        if stream.lane == "events":
            given_up = stream.gone(but=DAMAGE | NOT_LOST)
            account.events_damaged += stream.gone(but=NOT_LOST) - given_up
            if given_up:
                account.alarms_lost += given_up
                _name(account, f"events were given up: {stream}")
    cursors = {stream.id: stream.cursor for stream in cloud}
    for line in edge:
        cursor = cursors.get(line["stream"], 0)
        expected = line["acked_upto"] if line["state"] == "closed" else line["produced"]
        is_kept = cursor >= expected if line["state"] == "closed" else cursor == expected
        if not is_kept:
            account.uncounted += abs(expected - cursor)
            told = {name: line[name] for name in ("stream", "lane", "state", "produced", "acked_upto")}
            _name(account, f"the cloud's cursor is {cursor}: {told}")


def _judge_alarms(
    account: Account,
    expected: Sequence[Onset],
    alarms: Sequence[StoredAlarm],
    streams: Collection[str],
    rule: tuple[str, int],
) -> None:
    """Exactly one alarm an episode, as it was heard; its id follows from the reading that began it and its stream.

    A stream may have got another id since, under which its readings were delivered; their seqs stay.
    """
    account.alarms = len(alarms)
    waiting = list(expected)
    for alarm in alarms:
        at_once = [one for one in waiting if one.at_ms == alarm.onset_at_ms]
        named = [one for one in at_once if one.seq is not None and alarm.id in _alarm_ids(streams, rule, one.seq)]
        own = next(iter(named or [one for one in at_once if one.seq is None]), None)
        if own is not None:
            waiting.remove(own)
        if own is None or not alarm.is_cleared:
            account.alarms_wrong += 1
            _name(account, f"a wrong alarm: {alarm}, of the episode that began with {own}")
    account.alarms_lost += len(waiting)
    if waiting:
        _name(account, f"no alarm of the episodes that began with {waiting[:MOST_NAMED]}")


def _alarm_ids(streams: Collection[str], rule: tuple[str, int], onset_seq: int) -> set[UUID]:
    return {_alarm_id(stream, rule, onset_seq) for stream in streams}


def _alarm_id(stream: str, rule: tuple[str, int], onset_seq: int) -> UUID:
    return alarm_id(history_stream=UUID(stream), rule_id=rule[0], rule_version=rule[1], onset_seq=onset_seq)


def _name(account: Account, fault: str) -> None:
    if len(account.faults) < MOST_NAMED:
        account.faults.append(fault)


def _ranges(numbers: Sequence[int]) -> str:
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    text = ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in found[:MOST_NAMED])
    return text + (" …" if len(found) > MOST_NAMED else "")
