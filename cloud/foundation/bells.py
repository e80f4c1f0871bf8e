"""Bells of one worker: who has made work for the next one rings, so that nobody waits for their next look."""

import asyncio
from dataclasses import dataclass, field


class Bell:
    """Rung when there may be something to do. A missed ring costs one pause, never more."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for the bell, or that long."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return
        self._rung.clear()


@dataclass(frozen=True, slots=True)
class Bells:
    """`committed`: a reaction may have announced something; `published`: there may be deliveries."""

    committed: Bell = field(default_factory=Bell)
    published: Bell = field(default_factory=Bell)
