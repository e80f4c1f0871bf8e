"""M-Pesa by Safaricom's Daraja API: asking a phone to pay (STK push) and asking what became of it.

Source: the fields of Safaricom's STK push ("Lipa na M-Pesa Online") and its query. Accepted is not paid.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import aiohttp

CURRENCY: Final = "KES"
MOST_AT_ONCE: Final = 250_000
"""Shillings that one transaction may move, by the operator's tariff."""

NAIROBI: Final = ZoneInfo("Africa/Nairobi")
TIMEOUT_S: Final = 10.0
RENEWED_BEFORE_S: Final = 60
LONGEST_REFERENCE: Final = 12
LONGEST_DESCRIPTION: Final = 13
STILL_PROCESSED: Final = "500.001.1001"
CALLBACK_PATH: Final = "/api/v1/payments/mobile/asked"
"""Safaricom blocks addresses that have its own or its product's name in them."""


class ProviderAway(Exception):
    """The provider could not be reached: nothing was asked of anybody."""


class ProviderSilent(Exception):
    """The provider was asked and gave no readable answer: what it did nobody knows yet."""


class ProviderRefused(Exception):
    """The provider does not want to; the text is its own."""


@dataclass(frozen=True, slots=True)
class MpesaAccount:
    """Where and as whom; secrets come from the settings and go nowhere else."""

    url: str
    short_code: str
    transaction_type: str
    callback_url: str
    consumer_key: str = field(repr=False)
    consumer_secret: str = field(repr=False)
    passkey: str = field(repr=False)
    c2b_token: str = field(repr=False)

    @property
    def is_set_up(self) -> bool:
        """Tell whether phones can be asked."""
        needed = (self.url, self.short_code, self.consumer_key, self.consumer_secret, self.passkey, self.callback_url)
        return all(needed)

    def token_of(self, request_id: UUID) -> str:
        """Return what stands in the address called back for a request: nobody without the passkey can make it."""
        return hmac.new(self.passkey.encode(), request_id.bytes, hashlib.sha256).hexdigest()

    def is_token_of(self, request_id: UUID, token: str) -> bool:
        """Tell whether the address called back is the one we gave."""
        return bool(self.passkey) and hmac.compare_digest(self.token_of(request_id).encode(), token.encode())

    def is_c2b_token(self, token: str) -> bool:
        """Tell whether the address called for customers' own payments is the one we registered."""
        return bool(self.c2b_token) and hmac.compare_digest(self.c2b_token.encode(), token.encode())


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider shows the question on the phone."""

    merchant_request_id: str
    checkout_request_id: str


class Mpesa:
    """A client of one account; its access token is kept until it is about to end."""

    def __init__(self, account: MpesaAccount) -> None:
        self.account = account
        self._token = ""
        self._token_ends_s = 0.0
        self._renewing = asyncio.Lock()

    async def push(
        self, *, request_id: UUID, phone: str, shillings: int, reference: str, description: str, now: datetime
    ) -> Accepted:
        """Ask a phone to pay.

        Raises:
            ProviderAway, ProviderSilent, ProviderRefused.
        """
        number = phone.removeprefix("+")
        base = self.account.callback_url
        body = {
            **self._identity(now),
            "TransactionType": self.account.transaction_type,
            "Amount": shillings,
            "PartyA": number,
            "PartyB": self.account.short_code,
            "PhoneNumber": number,
            "CallBackURL": f"{base}{CALLBACK_PATH}/{request_id}/{self.account.token_of(request_id)}",
            "AccountReference": reference[:LONGEST_REFERENCE],
            "TransactionDesc": description[:LONGEST_DESCRIPTION],
        }
        status, answer = await self._post("/mpesa/stkpush/v1/processrequest", body)
        if str(answer.get("ResponseCode")) == "0" and answer.get("CheckoutRequestID"):
            return Accepted(str(answer.get("MerchantRequestID", "")), str(answer["CheckoutRequestID"]))
        if status >= 500 and "errorCode" not in answer:  # HTTP: the server's own failure
            raise ProviderSilent(f"HTTP {status}")
        raise ProviderRefused(_words_of(answer, status))

    async def ask(self, *, checkout_request_id: str, now: datetime) -> tuple[int, str] | None:
        """Return the code and words of how a request ended, or None while it has not.

        Raises:
            ProviderAway, ProviderSilent, ProviderRefused.
        """
        body = {**self._identity(now), "CheckoutRequestID": checkout_request_id}
        status, answer = await self._post("/mpesa/stkpushquery/v1/query", body)
        if answer.get("errorCode") == STILL_PROCESSED:
            return None
        code = str(answer.get("ResultCode", ""))
        if code.isdigit():
            return int(code), str(answer.get("ResultDesc", ""))
        raise ProviderRefused(_words_of(answer, status))

    def _identity(self, now: datetime) -> dict[str, str]:
        at = now.astimezone(NAIROBI).strftime("%Y%m%d%H%M%S")
        secret = f"{self.account.short_code}{self.account.passkey}{at}"
        return {
            "BusinessShortCode": self.account.short_code,
            "Password": base64.b64encode(secret.encode()).decode(),
            "Timestamp": at,
        }

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_S)) as session:
            token = await self._access_token(session)
            headers = {"Authorization": f"Bearer {token}"}
            try:
                async with session.post(
                    self.account.url + path, json=body, headers=headers, allow_redirects=False
                ) as answer:
                    return answer.status, _as_object(await answer.read())
            except aiohttp.ClientConnectorError as error:
                raise ProviderAway(type(error).__name__) from error
            except (aiohttp.ClientError, TimeoutError) as error:
                raise ProviderSilent(type(error).__name__) from error

    async def _access_token(self, session: aiohttp.ClientSession) -> str:
        async with self._renewing:
            if time.monotonic() < self._token_ends_s:
                return self._token
            address = f"{self.account.url}/oauth/v1/generate?grant_type=client_credentials"
            auth = aiohttp.encode_basic_auth(self.account.consumer_key, self.account.consumer_secret)
            try:
                async with session.get(address, headers={"Authorization": auth}, allow_redirects=False) as answer:
                    status, given = answer.status, _as_object(await answer.read())
            except (aiohttp.ClientError, TimeoutError) as error:
                raise ProviderAway(type(error).__name__) from error
            if not given.get("access_token"):
                raise ProviderRefused(_words_of(given, status))
            self._token = str(given["access_token"])
            lasts_s = float(given.get("expires_in", 0))
            self._token_ends_s = time.monotonic() + max(0.0, lasts_s - RENEWED_BEFORE_S)
            return self._token


def _as_object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _words_of(answer: dict[str, Any], status: int) -> str:
    words = answer.get("errorMessage") or answer.get("ResponseDescription") or answer.get("ResultDesc")
    return str(words or f"HTTP {status}")[:200]
