"""Web push (RFC 8030, 8291, 8292): wakes a browser through the push service that the browser chose."""

import base64
import json
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from pywebpush import WebPusher
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.foundation.database import Transaction
from cloud.notifications.models import PushIdentityRow

KEPT_S: Final = 4 * 3600
"""How long a push service keeps a message for a phone that is off: a job is old news after half a day's work."""

TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
GONE: Final = (404, 410)
PERMANENT: Final = (400, 401, 403, 413)
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser gave us."""

    endpoint: str
    p256dh: str
    auth: str


class SubscriptionEnded(Exception):
    """The browser no longer wants to be woken, or is no more."""


class PushServiceBusy(Exception):
    """The push service takes nothing now."""


class PushRefused(Exception):
    """The push service refuses this message for good."""


def is_push_service(endpoint: str, *, hosts: Collection[str]) -> bool:
    """Tell whether an address given by a browser is one that we will talk to: a known service, and encrypted.

    A host that begins with a dot stands for all names below it. Only the loopback may be named without encryption.
    """
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    is_known = any(host == known or (known.startswith(".") and host.endswith(known)) for known in hosts)
    return (
        is_known and not parts.username and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))
    )


async def identity_of(transaction: Transaction) -> Vapid02:
    """Return the key with which this installation signs, made at the first need."""
    stored = (await transaction.execute(select(PushIdentityRow.private_key))).scalar_one_or_none()
    if stored is None:
        made = Vapid02()
        made.generate_keys()
        await transaction.execute(
            insert(PushIdentityRow).values(private_key=made.private_pem().decode()).on_conflict_do_nothing()
        )
        # Somebody else may have been first: what is stored is the identity.
        stored = (await transaction.execute(select(PushIdentityRow.private_key))).scalar_one()
    identity: Vapid02 = Vapid02.from_pem(stored.encode())
    return identity


def public_key_of(identity: Vapid02) -> str:
    """Return what a browser needs to subscribe: the uncompressed point, base64url without padding."""
    key = identity.public_key
    assert isinstance(key, ec.EllipticCurvePublicKey)  # VAPID knows P-256 alone
    point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


async def push(
    subscription: Subscription,
    *,
    identity: Vapid02,
    contact: str,
    message: dict[str, str],
    hosts: Collection[str],
    session: aiohttp.ClientSession,
) -> None:
    """Send one message, encrypted for the browser alone; `contact` is who the push service may ask (mailto: or https:).

    Raises:
        SubscriptionEnded, PushRefused: for good.
        PushServiceBusy, aiohttp.ClientError, TimeoutError: for now.
    """
    if not is_push_service(subscription.endpoint, hosts=hosts):
        raise PushRefused("this push service is no longer among those that we talk to")
    pusher = WebPusher(
        {"endpoint": subscription.endpoint, "keys": {"p256dh": subscription.p256dh, "auth": subscription.auth}}
    )
    sealed = pusher.encode(json.dumps(message, ensure_ascii=False).encode())["body"]
    parts = urlsplit(subscription.endpoint)
    claims = {"sub": contact, "aud": f"{parts.scheme}://{parts.netloc}"}
    headers = {"TTL": str(KEPT_S), "Urgency": "high", "Content-Encoding": "aes128gcm", **identity.sign(claims)}
    # No redirects: the address was checked, the one it might lead to was not.
    async with session.post(
        subscription.endpoint, data=sealed, headers=headers, allow_redirects=False, timeout=TIMEOUT
    ) as answer:
        _judge(answer.status)


def _judge(status: int) -> None:
    if status in GONE:
        raise SubscriptionEnded
    if status in PERMANENT:
        raise PushRefused(f"the push service answered {status}")
    if status >= HTTPStatus.MULTIPLE_CHOICES:
        raise PushServiceBusy(f"the push service answered {status}")
