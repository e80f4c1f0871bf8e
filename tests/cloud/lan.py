"""An application that is open to a LAN, and callers who come to it by one of its doors."""

from pathlib import Path

import httpx
from fastapi import FastAPI

from cloud.foundation.database import Database
from cloud.foundation.lan import lan_of
from cloud.foundation.settings import WebSettings
from cloud.main import create_app
from cloud.migrations.runner import newest_revision
from deploy.local.network import Presence
from tests.cloud.place import client_of
from tests.trust import certificates

HTTPS_PORT = 8471
START_PORT = 8472


def open_to_lan(settings: WebSettings, folder: Path, here: Presence) -> WebSettings:
    """Return the settings with certificates for a machine of this presence."""
    certificates(folder, here)
    lan = {
        "https_port": HTTPS_PORT,
        "https_start_port": START_PORT,
        "https_certificate": folder / "server.pem",
        "https_authority": folder / "authority.crt",
    }
    return settings.model_copy(update=lan)


def app_open_to_lan(database: Database, settings: WebSettings) -> FastAPI:
    return create_app(settings, database=database, revision=newest_revision(), lan=lan_of(settings))


def by_https(app: FastAPI, *, host: str) -> httpx.AsyncClient:
    """Return a caller who came by HTTPS; the transport tells the application the address it was reached at."""
    return client_of(app, base=f"https://{host}:{HTTPS_PORT}")


def by_plain_door(app: FastAPI, *, host: str) -> httpx.AsyncClient:
    return client_of(app, base=f"http://{host}:{START_PORT}")
