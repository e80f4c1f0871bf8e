"""Timed work of predictions."""

from datetime import datetime, timedelta
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.schedule import Job
from cloud.predictions import forecasts


async def look_ahead(transaction: Transaction, now: datetime) -> None:
    """Forecast the limits whose turn it is."""
    await forecasts.look(transaction, now=now)


JOBS: Final = (Job("predictions.look_ahead", timedelta(minutes=1), look_ahead),)
