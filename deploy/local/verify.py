"""The proof of delivery: an edge's ledger held against the cloud's, stream by stream."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """One stream. `waiting`: produced and still on the edge's disk."""

    stream: str
    lane: str
    produced: int
    stored: int
    lost: int
    waiting: int
    faults: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether produced = stored + counted gaps + waiting, and nothing is doubled."""
        return not self.faults


def compare(
    edge_before: Iterable[Mapping[str, Any]],
    cloud_streams: Iterable[Mapping[str, Any]],
    edge_after: Iterable[Mapping[str, Any]],
) -> list[Verdict]:
    """Return a verdict for every stream of the edges; they are asked before and after the cloud, which goes on."""
    cloud = {line["stream"]: line for line in cloud_streams}
    produced = {line["stream"]: line["produced"] for line in edge_after}
    return [
        _judge(line, cloud.get(line["stream"]), max(line["produced"], produced.get(line["stream"], 0)))
        for line in edge_before
    ]


def _judge(edge: Mapping[str, Any], cloud: Mapping[str, Any] | None, produced: int) -> Verdict:
    acked = edge["acked_upto"]
    cursor = 0 if cloud is None else cloud["cursor"]
    stored = 0 if cloud is None else cloud["stored_readings"] + cloud["stored_records"]
    lost = 0 if cloud is None else cloud["lost"]
    faults = []
    if stored + lost != cursor:
        faults.append(f"the cloud's cursor is {cursor}, but it has {stored} records and {lost} counted as lost")
    if cursor > produced:
        faults.append(f"the cloud has {cursor}, the edge produced {produced}: its disk was set back")
    if acked > cursor:
        faults.append(f"the edge was told {acked} is safe, the cloud has {cursor}")
    if cloud is not None and cloud["doubled"]:
        faults.append(f"{cloud['doubled']} readings are stored twice")
    return Verdict(
        stream=edge["stream"],
        lane=edge["lane"],
        produced=produced,
        stored=stored,
        lost=lost,
        waiting=max(produced - cursor, 0),
        faults=tuple(faults),
    )
