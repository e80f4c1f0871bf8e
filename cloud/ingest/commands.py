"""Orders to edge agents: the desired configuration, sent when it is another than the reported one, and again later."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id
from cloud.gateways.queries import LetIn, document_of
from schemas.configuration import encode_configuration
from schemas.downlink import Command

COMMAND_LIFETIME: Final = timedelta(minutes=10)
REMIND_S: Final = 15.0
MOST_REMEMBERED: Final = 10_000


class Reminders:
    """Which configuration was sent to whom and when: an answer may be lost, but need not be repeated at once."""

    def __init__(self) -> None:
        self._sent: dict[UUID, tuple[str, float]] = {}

    def is_due(self, gateway: LetIn) -> bool:
        """Tell whether to send now, and count it as sent."""
        if gateway.desired_hash is None or gateway.desired_hash == gateway.reported_hash:
            self._sent.pop(gateway.id, None)
            return False
        now_s = time.monotonic()
        hash_sent, sent_at_s = self._sent.get(gateway.id, ("", float("-inf")))
        if hash_sent == gateway.desired_hash and now_s - sent_at_s < REMIND_S:
            return False
        if len(self._sent) >= MOST_REMEMBERED:
            self._sent.clear()
        self._sent[gateway.id] = (gateway.desired_hash, now_s)
        return True


async def configure_command(transaction: Transaction, *, gateway_id: UUID, version: int) -> Command:
    """Return the order to run this version of the configuration document."""
    document = await document_of(transaction, gateway_id=gateway_id, version=version)
    expires_at = datetime.now(UTC) + COMMAND_LIFETIME
    return Command(
        id=str(new_id()),
        kind="configure",
        expires_at_us=int(expires_at.timestamp() * 1_000_000),
        body=json.loads(encode_configuration(document)),
    )
