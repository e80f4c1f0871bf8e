"""What journeys share: the browser of the screens' tests, a mail server, and plants with everything a person needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import CHROMIUM, browser
from tests.journeys.shop import paying_plant
from tests.mail_server import MailServer, mail_server
from tests.plant import MOSQUITTO, ROOT, Plant

__all__ = ["browser"]


@pytest.fixture
def screens() -> None:
    """Skip, saying so, where nobody could look at a screen."""
    if MOSQUITTO is None or CHROMIUM is None or not (ROOT / "cloud" / "static" / "phone.html").exists():
        pytest.skip("mosquitto, chromium or the built console is missing: this journey was not walked")


@pytest.fixture
def plant(screens: None, tmp_path: Path) -> Iterator[Plant]:
    """A plant whose customers can be asked to pay."""
    with paying_plant(tmp_path) as plant:
        yield plant


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server
