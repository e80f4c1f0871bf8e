"""The payment provider as this installation's settings name it."""

from cloud.billing.mpesa import MpesaAccount
from cloud.foundation.settings import OutwardSettings


def account_of(settings: OutwardSettings) -> MpesaAccount:
    """Return the M-Pesa account; it may be empty."""
    return MpesaAccount(
        url=settings.mpesa_url.rstrip("/"),
        short_code=settings.mpesa_short_code,
        transaction_type=settings.mpesa_transaction_type,
        callback_url=(settings.mpesa_callback_url or settings.public_url).rstrip("/"),
        consumer_key=settings.mpesa_consumer_key,
        consumer_secret=settings.mpesa_consumer_secret,
        passkey=settings.mpesa_passkey,
        c2b_token=settings.mpesa_c2b_token,
    )
