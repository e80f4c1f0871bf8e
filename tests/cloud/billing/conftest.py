"""The office of every test of billing, and its desk with M-Pesa."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from tests.cloud.billing.desk import SETTINGS, Desk
from tests.cloud.billing.office import PRICES, Office
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground


@pytest.fixture
async def office(sign_in: SignIn, ground: Ground, database: Database) -> Office:
    manager = await sign_in(ground.manager)
    customer = await manager.post("/customers", json={"name": "Savanna Brewery", "phones": ["+254712345678"]})
    made = await manager.post("/price-lists", json=PRICES)
    assert made.status_code == 201, made.text
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("UPDATE branch SET tax_rate_percent = '16'"))
    return Office(manager, ground, database, customer.json())


@pytest.fixture
async def desk(office: Office, app: FastAPI) -> Desk:
    app.state.settings = app.state.settings.model_copy(update=SETTINGS)
    return Desk(office, app)
