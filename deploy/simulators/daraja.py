"""A simulator of M-Pesa's Daraja API: not the real thing, no money moves. Its own process on a private port.

It answers as the real service does (token, STK push, query, C2B) and calls back as the real one does: sometimes not at
all, twice, late, or in another order. What goes wrong is drawn from a seed, so a run can be had again.

    python -m deploy.simulators.daraja --port 8399 --seed 7 --faulty 0.3

What a "phone" does follows from its last digit: 2 cancels (1032), 7 does not answer (1037), 9 lets the question expire
(1019), all others pay. `POST /simulator/pay` is a customer who pays by themselves; `GET /simulator/ledger` is what the
operator's statement would show.
"""

import argparse
import asyncio
import base64
import contextlib
import json
import os
import random
import re
import string
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import BasicAuth, ClientError, ClientSession, ClientTimeout, web

NAME: Final = "daraja-simulator"
EXPIRES_S: Final = 3599
NAIROBI_OFFSET: Final = timedelta(hours=3)
SUCCESS: Final = 0
FAILURES: Final = {
    "2": (1032, "Request cancelled by user"),
    "7": (1037, "DS timeout user cannot be reached"),
    "9": (1019, "Transaction expired"),
}
PROCESSED: Final = "The service request is processed successfully."
STATES: Final = web.AppKey("simulator", object)


@dataclass(frozen=True, slots=True)
class Faults:
    """How often, of callbacks, each goes wrong; the rest arrives once and at once."""

    lost: float = 0.0
    repeated: float = 0.0
    delayed: float = 0.0
    answer_s: float = 0.05
    delay_s: float = 0.5

    @classmethod
    def of(cls, share: float, *, answer_s: float, delay_s: float) -> "Faults":
        """Return a share of callbacks that go wrong, a third each way; the late ones come in another order."""
        return cls(share / 3, share / 3, share / 3, answer_s, delay_s)


@dataclass(slots=True)
class Push:
    """A question on a phone."""

    merchant_request_id: str
    checkout_request_id: str
    phone: str
    amount: int
    reference: str
    callback_url: str
    is_answered: bool = False
    result: tuple[int, str] = (SUCCESS, PROCESSED)
    receipt: str = ""


@dataclass(slots=True)
class Simulator:
    """The operator: who may ask, what was asked, what was paid."""

    short_code: str
    passkey: str
    consumer_key: str
    consumer_secret: str
    faults: Faults
    chance: random.Random
    confirmation_url: str = ""
    tokens: set[str] = field(default_factory=set)
    pushes: dict[str, Push] = field(default_factory=dict)
    statement: list[dict[str, Any]] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=lambda: {"lost": 0, "repeated": 0, "delayed": 0, "sent": 0})
    running: set[asyncio.Task[None]] = field(default_factory=set)

    def receipt_number(self) -> str:
        """Return ten letters and digits, as M-Pesa's receipts are."""
        return "".join(self.chance.choices(string.ascii_uppercase + string.digits, k=10))

    def later(self, work: Any) -> None:
        """Go on with it while the caller is answered."""
        task = asyncio.get_running_loop().create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def answer(self, push: Push) -> None:
        """The person at the phone decides; then the callback is sent, or goes wrong."""
        await asyncio.sleep(self.faults.answer_s)
        push.result = FAILURES.get(push.phone[-1], (SUCCESS, PROCESSED))
        push.is_answered = True
        if push.result[0] == SUCCESS:
            push.receipt = self.receipt_number()
            self.statement.append(
                {"receipt": push.receipt, "amount": push.amount, "phone": push.phone, "reference": push.reference}
            )
        await self.tell(push.callback_url, callback_of(push))

    async def tell(self, url: str, body: dict[str, Any]) -> None:
        """Call back, with the faults that chance has for this one."""
        drawn = self.chance.random()
        if drawn < self.faults.lost:
            self.told["lost"] += 1
            return
        if drawn < self.faults.lost + self.faults.repeated:
            self.told["repeated"] += 1
            await self.send(url, body)
            await asyncio.sleep(self.chance.uniform(0, self.faults.delay_s))
        elif drawn < self.faults.lost + self.faults.repeated + self.faults.delayed:
            self.told["delayed"] += 1
            await asyncio.sleep(self.chance.uniform(0, 4 * self.faults.delay_s))
        await self.send(url, body)

    async def send(self, url: str, body: dict[str, Any]) -> None:
        """One POST; the real service does not try for ever either."""
        self.told["sent"] += 1
        with contextlib.suppress(ClientError, TimeoutError):
            async with ClientSession(timeout=ClientTimeout(total=10)) as session, session.post(url, json=body):
                pass


def callback_of(push: Push) -> dict[str, Any]:
    """Return the body of an STK callback."""
    code, words = push.result
    callback: dict[str, Any] = {
        "MerchantRequestID": push.merchant_request_id,
        "CheckoutRequestID": push.checkout_request_id,
        "ResultCode": code,
        "ResultDesc": words,
    }
    if code == SUCCESS:
        callback["CallbackMetadata"] = {
            "Item": [
                {"Name": "Amount", "Value": float(push.amount)},
                {"Name": "MpesaReceiptNumber", "Value": push.receipt},
                {"Name": "Balance"},
                {"Name": "TransactionDate", "Value": int(_local_time())},
                {"Name": "PhoneNumber", "Value": int(push.phone)},
            ]
        }
    return {"Body": {"stkCallback": callback}}


async def give_token(request: web.Request) -> web.Response:
    """OAuth: a key and its secret against a token for an hour."""
    simulator = _simulator(request)
    try:
        given = BasicAuth.decode(request.headers.get("Authorization", ""))
    except ValueError:
        return _refusal(400, "400.008.01", "Invalid Authentication passed")
    if (given.login, given.password) != (simulator.consumer_key, simulator.consumer_secret):
        return _refusal(400, "400.008.01", "Invalid Authentication passed")
    token = f"{simulator.chance.getrandbits(128):032x}"
    simulator.tokens.add(token)
    return web.json_response({"access_token": token, "expires_in": str(EXPIRES_S)})


async def push(request: web.Request) -> web.Response:
    """Lipa na M-Pesa Online: accepted is not paid."""
    simulator = _simulator(request)
    body, refused = await _authorised(request)
    if refused is not None:
        return refused
    fault = _fault_of(body, simulator)
    if fault:
        return _refusal(400, "400.002.02", f"Bad Request - Invalid {fault}")
    number = len(simulator.pushes) + 1
    asked = Push(
        merchant_request_id=f"{simulator.chance.randrange(10**5):05d}-{number}-1",
        checkout_request_id=f"ws_CO_{_local_time()}{simulator.chance.randrange(10**9):09d}{number}",
        phone=str(body["PhoneNumber"]),
        amount=int(body["Amount"]),
        reference=str(body["AccountReference"]),
        callback_url=str(body["CallBackURL"]),
    )
    simulator.pushes[asked.checkout_request_id] = asked
    simulator.later(simulator.answer(asked))
    return web.json_response(
        {
            "MerchantRequestID": asked.merchant_request_id,
            "CheckoutRequestID": asked.checkout_request_id,
            "ResponseCode": "0",
            "ResponseDescription": "Success. Request accepted for processing",
            "CustomerMessage": "Success. Request accepted for processing",
        }
    )


async def query(request: web.Request) -> web.Response:
    """What became of a push; no receipt number is given, as in the real service."""
    simulator = _simulator(request)
    body, refused = await _authorised(request)
    if refused is not None:
        return refused
    asked = simulator.pushes.get(str(body.get("CheckoutRequestID")))
    if asked is None:
        return _refusal(400, "400.002.02", "Bad Request - Invalid CheckoutRequestID")
    if not asked.is_answered:
        return _refusal(500, "500.001.1001", "The transaction is being processed")
    code, words = asked.result
    return web.json_response(
        {
            "ResponseCode": "0",
            "ResponseDescription": "The service request has been accepted successsfully",
            "MerchantRequestID": asked.merchant_request_id,
            "CheckoutRequestID": asked.checkout_request_id,
            "ResultCode": str(code),
            "ResultDesc": words,
        }
    )


async def register(request: web.Request) -> web.Response:
    """C2B: where confirmations of customers' own payments go."""
    simulator = _simulator(request)
    body, refused = await _authorised(request)
    if refused is not None:
        return refused
    simulator.confirmation_url = str(body.get("ConfirmationURL", ""))
    return web.json_response({"ResponseCode": "0", "ResponseDescription": "Success"})


async def pay(request: web.Request) -> web.Response:
    """(Simulator only) A customer pays to the paybill by themselves: `{phone, amount, reference}`."""
    simulator = _simulator(request)
    body = await request.json()
    receipt = simulator.receipt_number()
    phone, amount, reference = str(body["phone"]), str(body["amount"]), str(body["reference"])
    simulator.statement.append({"receipt": receipt, "amount": float(amount), "phone": phone, "reference": reference})
    confirmation = {
        "TransactionType": "Pay Bill",
        "TransID": receipt,
        "TransTime": _local_time(),
        "TransAmount": amount,
        "BusinessShortCode": simulator.short_code,
        "BillRefNumber": reference,
        "InvoiceNumber": "",
        "OrgAccountBalance": "",
        "ThirdPartyTransID": "",
        "MSISDN": phone,
        "FirstName": "Simulated",
    }
    if simulator.confirmation_url:
        simulator.later(simulator.tell(simulator.confirmation_url, confirmation))
    return web.json_response({"receipt": receipt})


async def show_ledger(request: web.Request) -> web.Response:
    """(Simulator only) What was really paid, what is still asked, and which callbacks went wrong."""
    simulator = _simulator(request)
    waiting = [one.checkout_request_id for one in simulator.pushes.values() if not one.is_answered]
    return web.json_response(
        {
            "simulator": NAME,
            "statement": simulator.statement,
            "waiting": waiting,
            "told": simulator.told,
            "busy": len(simulator.running),
        }
    )


def build(simulator: Simulator) -> web.Application:
    """Return the application."""
    app = web.Application()
    app[STATES] = simulator
    app.add_routes(
        [
            web.get("/oauth/v1/generate", give_token),
            web.post("/mpesa/stkpush/v1/processrequest", push),
            web.post("/mpesa/stkpushquery/v1/query", query),
            web.post("/mpesa/c2b/v1/registerurl", register),
            web.post("/simulator/pay", pay),
            web.get("/simulator/ledger", show_ledger),
        ]
    )
    return app


def _fault_of(body: dict[str, Any], simulator: Simulator) -> str:
    """Return the field that the real service would refuse."""
    password = f"{simulator.short_code}{simulator.passkey}{body.get('Timestamp', '')}"
    checks = {
        "BusinessShortCode": str(body.get("BusinessShortCode")) == simulator.short_code,
        "Timestamp": re.fullmatch(r"\d{14}", str(body.get("Timestamp"))) is not None,
        "Password": body.get("Password") == base64.b64encode(password.encode()).decode(),
        "TransactionType": body.get("TransactionType") in ("CustomerPayBillOnline", "CustomerBuyGoodsOnline"),
        "Amount": re.fullmatch(r"[1-9]\d{0,5}", str(body.get("Amount"))) is not None,
        "PhoneNumber": re.fullmatch(r"254[17]\d{8}", str(body.get("PhoneNumber"))) is not None,
        "CallBackURL": urlsplit(str(body.get("CallBackURL"))).scheme in ("http", "https")
        and not re.search("m-?pesa|safaricom", str(body.get("CallBackURL")), re.IGNORECASE),
        "AccountReference": 0 < len(str(body.get("AccountReference", ""))) <= 12,
        "TransactionDesc": 0 < len(str(body.get("TransactionDesc", ""))) <= 13,
    }
    return next((name for name, is_fine in checks.items() if not is_fine), "")


async def _authorised(request: web.Request) -> tuple[dict[str, Any], web.Response | None]:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or token not in _simulator(request).tokens:
        return {}, _refusal(401, "404.001.03", "Invalid Access Token")
    try:
        body = await request.json()
    except json.JSONDecodeError:
        return {}, _refusal(400, "400.002.02", "Bad Request - Invalid JSON")
    return body, None


def _simulator(request: web.Request) -> Simulator:
    found = request.app[STATES]
    assert isinstance(found, Simulator)
    return found


def _refusal(status: int, code: str, words: str) -> web.Response:
    return web.json_response({"requestId": "1", "errorCode": code, "errorMessage": words}, status=status)


def _local_time() -> str:
    return (datetime.now(UTC) + NAIROBI_OFFSET).strftime("%Y%m%d%H%M%S")


def main() -> None:
    """Serve on 127.0.0.1 until told to stop."""
    parser = argparse.ArgumentParser(description="A simulator of M-Pesa's Daraja API. No money moves.")
    parser.add_argument("--port", type=int, required=True)
    # The account is the one that the service was given, by the same variables: nothing secret on the command line.
    parser.add_argument("--short-code", default=os.environ.get("MAFUNDI_MPESA_SHORT_CODE", "174379"))
    parser.add_argument("--passkey", default=os.environ.get("MAFUNDI_MPESA_PASSKEY", ""))
    parser.add_argument("--consumer-key", default=os.environ.get("MAFUNDI_MPESA_CONSUMER_KEY", ""))
    parser.add_argument("--consumer-secret", default=os.environ.get("MAFUNDI_MPESA_CONSUMER_SECRET", ""))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faulty", type=float, default=0.0, help="Share of callbacks that go wrong.")
    parser.add_argument("--answer-s", type=float, default=3.0, help="How long a person takes at the phone.")
    parser.add_argument("--delay-s", type=float, default=2.0, help="How late a late callback is.")
    parser.add_argument(
        "--confirmation-url",
        default=os.environ.get("DARAJA_SIMULATOR_CONFIRMATION_URL", ""),
        help="Where customers' own payments are told.",
    )
    given = parser.parse_args()
    simulator = Simulator(
        short_code=given.short_code,
        passkey=given.passkey,
        consumer_key=given.consumer_key,
        consumer_secret=given.consumer_secret,
        faults=Faults.of(given.faulty, answer_s=given.answer_s, delay_s=given.delay_s),
        chance=random.Random(given.seed),  # noqa: S311  # a run that can be had again
        confirmation_url=given.confirmation_url,
    )
    print(f"{NAME} on 127.0.0.1:{given.port}: no money moves", flush=True)
    web.run_app(build(simulator), host="127.0.0.1", port=given.port, print=None, access_log=None)


if __name__ == "__main__":
    main()
