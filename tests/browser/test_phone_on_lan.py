"""The phone page over HTTPS on this machine's own network address: begun in plain, trusted, installed, offline."""

import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from deploy.local.certificates import CertificateFolder
from tests.browser.conftest import CHROMIUM, QUIET, SLOWEST_MS
from tests.browser.test_every_screen import AXE, OVERHANG, RUN_AXE
from tests.plant import Plant
from tests.programs import Program, free_port, wait_for
from tests.trust import lan_settings, machine_address

READY_S = 60
IS_READY = "navigator.serviceWorker.ready.then((one) => one.active.state === 'activated')"


@dataclass(frozen=True, slots=True)
class Network:
    """The service as the network of this machine meets it."""

    start_url: str
    https_url: str
    console_url: str
    spki: str
    """Of the server's key, base64: how a browser is told to believe one certificate and no other."""


@pytest.fixture(scope="module")
def network(plant: Plant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """A second web program of the plant, open to the network."""
    folder = tmp_path_factory.mktemp("lan")
    settings = lan_settings(folder / "https")
    port = free_port()
    environment = {**plant.environment, **settings, "MAFUNDI_HTTP_PORT": str(port)}
    command = [sys.executable, "-m", "cloud.command_line", "web"]
    program = Program("web-on-lan", command, folder=folder, environment=environment)
    program.start()

    def is_ready() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    try:
        wait_for("the web program to be ready", is_ready, timeout_s=READY_S)
        host = machine_address()
        yield Network(
            start_url=f"http://{host}:{settings['MAFUNDI_HTTPS_START_PORT']}",
            https_url=f"https://{host}:{settings['MAFUNDI_HTTPS_PORT']}",
            console_url=f"http://127.0.0.1:{port}",
            spki=spki_of(folder / "https"),
        )
    finally:
        program.stop()


def spki_of(folder: Path) -> str:
    certificate = CertificateFolder(folder).certificate()
    assert certificate is not None
    public = certificate.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(sha256(public).digest()).decode()


@pytest.fixture(scope="module")
def login(plant: Plant) -> dict[str, Any]:
    manager = plant.sign_in()
    branch_id = manager.session["branches"][0]["id"]
    technician = manager.post("/technicians", {"branch_id": branch_id, "name": "Njeri Mwangi"})
    login = manager.post(f"/technicians/{technician['id']}/login", {"email": "njeri@example.com"})
    return {**login, "technician_id": technician["id"]}


@pytest.fixture
def trusting_phone(network: Network, browser: Browser) -> Iterator[BrowserContext]:
    """A phone that believes this server's certificate and checks every other one."""
    words = [*QUIET.split(), f"--ignore-certificate-errors-spki-list={network.spki}"]
    launched = browser.browser_type.launch(executable_path=CHROMIUM, args=words)
    context = launched.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(SLOWEST_MS)
    yield context
    launched.close()


def sign_in(page: Page, url: str, login: dict[str, Any]) -> None:
    page.goto(f"{url}/phone")
    page.get_by_label("E-mail").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Njeri Mwangi")).to_be_visible()


def test_a_phone_begins_in_plain_and_goes_on_over_https_without_a_network(
    network: Network, trusting_phone: BrowserContext, login: dict[str, Any]
) -> None:
    page = trusting_phone.new_page()
    page.goto(network.start_url)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the certificate").click()
    page.get_by_role("link", name="Open the phone page").click()
    page.wait_for_url(f"{network.https_url}/phone")

    sign_in(page, network.https_url, login)
    assert page.evaluate("isSecureContext")
    page.wait_for_function(IS_READY)
    page.reload()
    expect(page.get_by_text("Njeri Mwangi")).to_be_visible()
    trusting_phone.set_offline(True)
    page.reload()

    expect(page.get_by_text("No network.")).to_be_visible()
    expect(page.get_by_text("Njeri Mwangi")).to_be_visible()
    trusting_phone.set_offline(False)
    assert download.value.suggested_filename == "mafundi-authority.crt"
    (cookie,) = trusting_phone.cookies(network.https_url)
    assert (cookie["name"], cookie["secure"], cookie["httpOnly"]) == ("__Host-mafundi_phone", True, True)


def test_the_start_page_opened_later_does_not_take_the_phone_page_s_place(
    network: Network, trusting_phone: BrowserContext, login: dict[str, Any]
) -> None:
    page = trusting_phone.new_page()
    sign_in(page, network.https_url, login)
    page.wait_for_function(IS_READY)
    page.reload()
    page.goto(f"{network.https_url}/start")
    expect(page.get_by_role("heading", name="Mafundi on this phone")).to_be_visible()
    trusting_phone.set_offline(True)

    page.goto(f"{network.https_url}/phone")

    expect(page.get_by_text("No network.")).to_be_visible()


def test_signing_out_takes_the_secure_cookie_back(
    network: Network, trusting_phone: BrowserContext, login: dict[str, Any]
) -> None:
    page = trusting_phone.new_page()
    sign_in(page, network.https_url, login)

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Password")).to_be_visible()

    assert trusting_phone.cookies(network.https_url) == []


def test_a_phone_that_has_not_trusted_the_authority_is_warned(network: Network, browser: Browser) -> None:
    context = browser.new_context()

    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        context.new_page().goto(f"{network.https_url}/phone")

    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "light"), (320, "dark")])
@pytest.mark.parametrize("language", ["en", "sw", "fr"])
def test_the_start_page_is_sound(network: Network, browser: Browser, width: int, scheme: Any, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(network.start_url) else foreign.append(sent.url))

    page.goto(f"{network.start_url}/start?language={language}")

    page.evaluate(AXE.read_text())
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(OVERHANG) == 0
    assert foreign == []
    context.close()


def test_the_console_shows_and_prints_where_a_phone_begins(
    network: Network, browser: Browser, signed_in: Any, login: dict[str, Any]
) -> None:
    context = browser.new_context(storage_state=signed_in, viewport={"width": 1440, "height": 900})
    context.add_init_script("window.print = () => { window.printed = document.body.dataset.printing; }")
    page = context.new_page()
    page.goto(f"{network.console_url}/technicians/{login['technician_id']}")
    code = page.get_by_role("img", name=f"QR code of {network.start_url}")
    expect(code).to_be_visible()
    assert code.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 50
    page.get_by_role("button", name="New password").click()
    expect(page.get_by_text("njeri@example.com")).to_be_visible()

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed") == "phone"
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Njeri Mwangi", level=3)).to_be_visible()
    expect(code).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("navigation").first).to_be_visible()
    context.close()
