"""The pump whose signal is foreseen."""

from tests.cloud.ingest.conftest import pump

__all__ = ["pump"]
