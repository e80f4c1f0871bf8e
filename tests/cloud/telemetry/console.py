"""People who ask the API over a database that tests fill behind its back."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

from cloud.foundation.database import Database
from tests.cloud.place import app_on, signed_in, web_settings
from tests.cloud.telemetry.signals import Signals

Answer = TypeVar("Answer")


class Console:
    """Signed-in people who ask one after the other."""

    def __init__(self, signals: Signals, folder: Path) -> None:
        self.signals = signals
        self._folder = folder

    def run(self, work: Callable[[httpx.AsyncClient], Awaitable[Answer]], *, email: str | None = None) -> Answer:
        async def signed() -> Answer:
            database = Database(self.signals.urls.app, pool_size=2)
            app = app_on(database, web_settings(self.signals.urls, self._folder))
            async with await signed_in(app, email=email or self.signals.ground.nairobi_manager) as client:
                try:
                    return await work(client)
                finally:
                    await database.close()

        return asyncio.run(signed())

    def get(
        self, path: str, *, email: str | None = None, headers: dict[str, str] | None = None, **query: Any
    ) -> httpx.Response:
        return self.run(lambda client: client.get(path, params=query, headers=headers), email=email)
