"""What happens when the network is down: records wait here, on disk, until the cloud says it has committed them.

The door is `Spool` in `store.py`: it commits what comes, frees what was acked, and gives up what there is no room for.
A record gets its place in a stream (`seq`) in the same transaction that stores it, and leaves only after an ack. Two
lanes, each a stream: `events` is never dropped, `history` gives up its oldest records when the room is used up, and
counts them. Produced = stored in the cloud + waiting here + counted gaps, whatever happens.
"""

from edge_agent.spool.records import (
    Gap,
    Slice,
    StoredReading,
    StoredRecord,
    StoredReduction,
    StoredRuleState,
    StreamRow,
)
from edge_agent.spool.schema import SpoolDamaged, SpoolFull, SpoolTooNew
from edge_agent.spool.store import Spool
from edge_agent.spool.writer import SpoolWriter

__all__ = [
    "Gap",
    "Slice",
    "Spool",
    "SpoolDamaged",
    "SpoolFull",
    "SpoolTooNew",
    "SpoolWriter",
    "StoredReading",
    "StoredRecord",
    "StoredReduction",
    "StoredRuleState",
    "StreamRow",
]
