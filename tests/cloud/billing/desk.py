"""An office with M-Pesa, a provider that does as it is told, and somebody who calls back."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from fastapi import FastAPI
from sqlalchemy import text

from cloud.billing.mpesa import Accepted, MpesaAccount
from cloud.billing.payment_requests import look, push, query
from cloud.billing.provider import account_of
from cloud.foundation.clock import database_now
from cloud.foundation.database import act_as_system
from cloud.foundation.identifiers import new_id
from tests.cloud.billing.office import Office
from tests.cloud.place import client_of

PHONE = "+254712345678"
SETTINGS = {
    "mpesa_url": "http://127.0.0.1:1",
    "mpesa_short_code": "174379",
    "mpesa_consumer_key": "key",
    "mpesa_consumer_secret": "secret",
    "mpesa_passkey": "passkey",
    "mpesa_callback_url": "http://127.0.0.1:2",
    "mpesa_c2b_token": "c2b-token",
}


class Provider:
    """Accepts every push and answers every query with what it was told to."""

    def __init__(self, account: MpesaAccount) -> None:
        self.account = account
        self.answer: tuple[int, str] | None = None
        self.pushed: list[int] = []

    async def push(self, *, shillings: int, **_: Any) -> Accepted:
        self.pushed.append(shillings)
        return Accepted("merchant", f"ws_CO_{uuid4().hex}")

    async def ask(self, **_: Any) -> tuple[int, str] | None:
        return self.answer


class Desk:
    """An office with M-Pesa, and somebody who calls back."""

    def __init__(self, office: Office, app: FastAPI) -> None:
        self.office, self.app, self.database = office, app, office.database
        self.provider = Provider(account_of(app.state.settings))
        self.caller = client_of(app, base="http://testserver/api/v1/payments/mobile")

    async def ask(self, invoice: dict[str, Any], phone: str = "0712 345 678") -> dict[str, Any]:
        body = {"id": str(new_id()), "phone": phone}
        made = await self.office.manager.post(f"/invoices/{invoice['id']}/payment-requests", json=body)
        assert made.status_code == 201, made.text
        await self.do(
            lambda transaction, now: push(
                transaction,
                request_id=UUID(body["id"]),
                provider=self.provider,
                now=now,  # type: ignore[arg-type]
            )
        )
        return await self.request(invoice)

    async def ask_provider(self, request: dict[str, Any]) -> None:
        """Ask the provider what became of a request."""
        await self.do(
            lambda transaction, now: query(
                transaction,
                request_id=UUID(request["id"]),
                provider=self.provider,
                now=now,  # type: ignore[arg-type]
            )
        )

    async def provider_says_paid(self, request: dict[str, Any]) -> None:
        """The provider is asked in its turn and says that the request is paid."""
        self.provider.answer = (0, "paid")
        await self.do(lambda transaction, now: look(transaction, now=now + timedelta(minutes=1)))
        await self.ask_provider(request)

    async def request(self, invoice: dict[str, Any]) -> dict[str, Any]:
        found = await self.office.manager.get(f"/invoices/{invoice['id']}/payment-requests")
        newest: dict[str, Any] = found.json()["items"][0]
        return newest

    async def do(self, work: Callable[[Any, datetime], Awaitable[Any]]) -> Any:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            return await work(transaction, await database_now(transaction))

    async def sql(self, statement: str, **values: Any) -> Any:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            found = await transaction.execute(text(statement), values)
            return found.scalars().all() if found.returns_rows else None

    async def checkout(self, request: dict[str, Any]) -> str:
        statement = "SELECT checkout_request_id FROM payment_request WHERE id = :id"
        (checkout,) = await self.sql(statement, id=request["id"])
        return str(checkout)

    async def call(
        self,
        request: dict[str, Any],
        *,
        token: str | None = None,
        checkout: str | None = None,
        code: int = 0,
        receipt: str = "NLJ7RT61SV",
        amount: str | None = None,
        phone: str = "254712345678",
    ) -> dict[str, Any]:
        """Call back about a request and return the newest message that was kept."""
        told: dict[str, Any] = {
            "MerchantRequestID": "merchant",
            "CheckoutRequestID": checkout or await self.checkout(request),
            "ResultCode": code,
            "ResultDesc": "words",
        }
        if code == 0:
            items = {
                "Amount": float(amount or request["amount"]),
                "MpesaReceiptNumber": receipt,
                "PhoneNumber": int(phone),
            }
            told["CallbackMetadata"] = {"Item": [{"Name": name, "Value": value} for name, value in items.items()]}
        token = token or self.provider.account.token_of(UUID(request["id"]))
        answer = await self.caller.post(f"/asked/{request['id']}/{token}", json={"Body": {"stkCallback": told}})
        assert answer.status_code == 200, answer.text
        return await self.newest()

    async def own(self, reference: str, amount: str, receipt: str = "OWN1234567", **fields: str) -> dict[str, Any]:
        """A customer pays by themselves."""
        body = {
            "TransID": receipt,
            "TransAmount": amount,
            "BusinessShortCode": "174379",
            "BillRefNumber": reference,
            "MSISDN": "254712345678",
            **fields,
        }
        answer = await self.caller.post("/own/c2b-token/confirmation", json=body)
        assert answer.status_code == 200, answer.text
        return await self.newest()

    async def newest(self) -> dict[str, Any]:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            found = await transaction.execute(text("SELECT * FROM payment_callback ORDER BY id DESC LIMIT 1"))
            return dict(found.mappings().one())

    async def waiting(self) -> list[str]:
        found = await self.office.manager.get("/payment-callbacks")
        return [one["reason"] for one in found.json()["items"]]
