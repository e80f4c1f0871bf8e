"""Two hundred payments by a provider that loses, repeats, delays and reorders what it tells: the ledger is right."""

import asyncio
import random
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import uvicorn
from sqlalchemy import select, text

from cloud.automations.registry import outward_automations
from cloud.billing.models import InvoiceRow
from cloud.billing.mpesa import Mpesa
from cloud.billing.operations import ask_for_payment, issue_invoice
from cloud.billing.payment_models import PaymentRow
from cloud.billing.payment_requests import look
from cloud.billing.provider import account_of
from cloud.files.store import open_store
from cloud.foundation.actor import SYSTEM
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import deliver_next, names_by_event
from cloud.foundation.identifiers import new_id
from cloud.foundation.relay import publish_committed
from cloud.notifications.sending import Outside
from tests.cloud.billing.drafts import a_customer, a_draft
from tests.cloud.billing.recomputed import require_sound
from tests.cloud.place import Ground, Urls, app_on, web_settings
from tests.programs import free_port

INVOICES = 180
OWN = 20
SEED = 11


class Till:
    """The service with its provider, both reachable."""

    def __init__(self, database: Database, provider: Mpesa, outside: Outside) -> None:
        self.database, self.provider = database, provider
        names = ("asked_phone_is_rung", "pending_payment_is_asked_about")
        self.automations = [one for one in outward_automations(outside, provider) if one.name in names]

    async def react(self) -> None:
        reactions = {one.name: one.run for one in self.automations}

        async def lane() -> None:
            while await deliver_next(self.database, reactions=reactions):
                pass

        while True:
            async with self.database.transaction() as transaction:
                published = await publish_committed(transaction, reactions=names_by_event(self.automations))
            await asyncio.gather(*(lane() for _ in range(4)))
            if published == 0:
                return

    async def look_later(self, later: timedelta) -> int:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            return await look(transaction, now=await database_now(transaction) + later)

    async def ledger_of_provider(self) -> dict[str, Any]:
        address = f"{self.provider.account.url}/simulator/ledger"
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            found: dict[str, Any] = await answer.json()
            return found


async def quiet(till: Till) -> None:
    """Wait until the provider has told everything it will tell."""
    for _ in range(300):
        if not (await till.ledger_of_provider())["busy"]:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the provider is still telling")


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it took too long")


@asynccontextmanager
async def simulator(settings: Any, callback_port: int) -> AsyncIterator[None]:
    port = settings.mpesa_url.rsplit(":", 1)[1]
    confirmation = f"http://127.0.0.1:{callback_port}/api/v1/payments/mobile/own/c2b-token/confirmation"
    words = ["--port", port, "--passkey", "passkey", "--consumer-key", "key", "--consumer-secret", "secret"]
    words += ["--seed", str(SEED), "--faulty", "0.3", "--answer-s", "0.05", "--delay-s", "0.5"]
    words += ["--confirmation-url", confirmation]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "deploy.simulators.daraja", *words, stdout=subprocess.DEVNULL
    )
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(200):
                try:
                    async with session.get(f"{settings.mpesa_url}/simulator/ledger"):
                        break
                except aiohttp.ClientConnectorError:
                    await asyncio.sleep(0.05)
        yield
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def served(app: Any, port: int) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    try:
        yield
    finally:
        server.should_exit = True
        await serving


@pytest.fixture
async def till(fresh_database: Urls, tmp_path: Path) -> AsyncIterator[Till]:
    port = free_port()
    settings = web_settings(fresh_database, tmp_path).model_copy(
        update={
            "mpesa_url": f"http://127.0.0.1:{free_port()}",
            "mpesa_short_code": "174379",
            "mpesa_consumer_key": "key",
            "mpesa_consumer_secret": "secret",
            "mpesa_passkey": "passkey",
            "mpesa_callback_url": f"http://127.0.0.1:{port}",
            "mpesa_c2b_token": "c2b-token",
        }
    )
    database = Database(fresh_database.app, pool_size=8)
    web = Database(fresh_database.app, pool_size=8)
    outside = Outside(open_store(settings.files_url), "", "", frozenset())
    async with served(app_on(web, settings), port), simulator(settings, port):
        yield Till(database, Mpesa(account_of(settings)), outside)
    await database.close()
    await web.close()


async def ask_all(till: Till, ground: Ground, chance: random.Random) -> list[str]:
    """Issue the invoices, ask a phone for most of them, and return the references of the others."""
    references = []
    async with till.database.transaction() as transaction:
        await act_as_system(transaction)
        now = await database_now(transaction)
        customer_id = await a_customer(transaction)
        for place in range(INVOICES + OWN):
            price = f"{chance.randrange(100, 9000)}.{chance.randrange(100):02d}"
            draft = await a_draft(transaction, branch_id=ground.nairobi, customer_id=customer_id, price=price)
            invoice = await issue_invoice(transaction, actor=SYSTEM, invoice=draft, seen_version=None, now=now)
            if place < INVOICES:
                phone = f"+2547{chance.randrange(10**7, 10**8)}"
                await ask_for_payment(transaction, invoice=invoice, phone=phone, request_id=new_id(), now=now)
            else:
                references.append(invoice.payment_reference)
    return references


async def pay_by_themselves(till: Till, references: list[str], chance: random.Random) -> None:
    """Customers pay on their own; every fifth types a reference that nobody has."""
    async with aiohttp.ClientSession() as session:
        for place, reference in enumerate(references):
            typed = f"rent {place}" if place % 5 == 0 else reference
            body = {"phone": "254711000111", "amount": f"{chance.randrange(1, 5000)}.00", "reference": typed}
            async with session.post(f"{till.provider.account.url}/simulator/pay", json=body):
                pass


@pytest.mark.serial
async def test_two_hundred_payments_with_faulty_callbacks_are_each_counted_once(till: Till, ground: Ground) -> None:
    chance = random.Random(SEED)
    references = await ask_all(till, ground, chance)
    await till.react()
    await pay_by_themselves(till, references, chance)
    await quiet(till)
    unheard = await till.look_later(timedelta(minutes=1))
    await till.react()

    paid = await till.ledger_of_provider()
    async with till.database.transaction() as transaction:
        await act_as_system(transaction)
        came_in, on_invoices = await require_sound(transaction)
        payments = (await transaction.execute(select(PaymentRow))).scalars().all()
        states = Counter((await transaction.execute(text("SELECT status FROM payment_request"))).scalars())
        unmatched = [one for one in payments if one.customer_id is None]
        owed = (await transaction.execute(select(InvoiceRow).where(InvoiceRow.status != "paid"))).scalars().all()
    own_lost = [
        one
        for one in paid["statement"]
        if one["phone"] == "254711000111" and one["receipt"] not in {payment.receipt_number for payment in payments}
    ]
    really = Counter((one["reference"], round(one["amount"] * 100)) for one in paid["statement"] if one not in own_lost)
    booked = Counter((one.typed_reference, one.amount_minor) for one in payments)
    receipts = Counter(one.receipt_number for one in payments if one.receipt_number)

    assert paid["told"]["lost"] >= 10
    assert paid["told"]["repeated"] >= 10
    assert paid["told"]["delayed"] >= 10
    assert unheard >= 10
    assert set(states) == {"paid", "failed"}
    assert booked == really
    assert max(receipts.values()) == 1
    assert came_in == sum(amount * count for (_, amount), count in really.items())
    assert on_invoices <= came_in
    assert {one.typed_reference[:4] for one in unmatched} == {"rent"}
    assert len(owed) < INVOICES / 2
    assert len(own_lost) < OWN / 2
