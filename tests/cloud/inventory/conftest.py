"""A store for every test of stock."""

import httpx
import pytest

from tests.cloud.inventory.stocked import Store
from tests.cloud.place import Ground


@pytest.fixture
async def store(manager: httpx.AsyncClient, ground: Ground) -> Store:
    return await Store(manager, ground.nairobi).open()
