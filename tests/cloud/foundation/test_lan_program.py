"""The web program on a real network address: HTTPS beside plain HTTP, a certificate renewed under open connections."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cloud.foundation.serving import LAST_REQUESTS_S
from deploy.local.authority import RENEWED_BEFORE_END
from deploy.local.certificates import CertificateFolder
from deploy.local.network import look_around
from tests.cloud.place import Ground, Place, Urls
from tests.programs import Program, free_port, wait_for
from tests.trust import certificates, lan_settings, machine_address, trusting

pytestmark = pytest.mark.serial

SOON_S = 60.0


class LanWeb:
    """The web program with all its doors, and the certificates it shows."""

    def __init__(self, urls: Urls, folder: Path) -> None:
        self.folder = folder / "https"
        self.settings = lan_settings(self.folder)
        self.host = machine_address()
        self.in_url = f"[{self.host}]" if ":" in self.host else self.host
        port = free_port()
        self.here = f"http://127.0.0.1:{port}"
        self.https_port = int(self.settings["MAFUNDI_HTTPS_PORT"])
        self.start_port = int(self.settings["MAFUNDI_HTTPS_START_PORT"])
        environment = {
            "MAFUNDI_DATABASE_URL": urls.app,
            "MAFUNDI_HTTP_PORT": str(port),
            "MAFUNDI_LOG_FORMAT": "json",
            **self.settings,
        }
        command = [sys.executable, "-m", "cloud.command_line", "web"]
        self.program = Program("web", command, folder=folder, environment=environment)

    @property
    def url(self) -> str:
        return f"https://{self.in_url}:{self.https_port}"

    def client(self) -> httpx.Client:
        """A phone that trusts the authority."""
        return httpx.Client(base_url=self.url, verify=trusting(self.folder / "authority.crt"), timeout=10)

    def start(self) -> None:
        def is_ready() -> bool:
            try:
                return httpx.get(f"{self.here}/readyz", timeout=5).status_code == 200
            except httpx.TransportError:
                return False

        self.program.start()
        wait_for("the web program to be ready", is_ready, timeout_s=SOON_S)


@pytest.fixture(scope="module")
def web(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanWeb]:
    """One program for all: none of these tests breaks it, the last one ends it."""
    with place.copy() as urls:
        web = LanWeb(urls, tmp_path_factory.mktemp("lan"))
        try:
            web.start()
            yield web
        finally:
            if web.program.is_running:
                web.program.stop()


def sign_in(client: httpx.Client, ground: Ground) -> httpx.Response:
    return client.post("/api/v1/session", json={"email": ground.manager, "password": ground.password})


def shown(web: LanWeb) -> bytes:
    """The certificate that somebody gets who connects now."""
    with (
        socket.create_connection((web.host, web.https_port), timeout=10) as connection,
        trusting(web.folder / "authority.crt").wrap_socket(connection, server_hostname=web.host) as shaken,
    ):
        return shaken.getpeercert(binary_form=True) or b""


def session_cookies(answer: httpx.Response) -> list[str]:
    return [cookie for cookie in answer.headers.get_list("set-cookie") if "mafundi_session=" in cookie]


def test_who_trusts_the_authority_works_over_https_by_address_and_by_name(web: LanWeb, ground: Ground) -> None:
    with web.client() as phone:
        answer = sign_in(phone, ground)
        session = phone.get("/api/v1/session")
    with httpx.Client(verify=trusting(web.folder / "authority.crt"), timeout=10) as by_name:
        page = by_name.get(f"https://localhost:{web.https_port}/start")

    (cookie,) = session_cookies(answer)
    assert cookie.startswith("__Host-mafundi_session=")
    assert "secure" in cookie.lower()
    assert session.json()["person"]["email"] == ground.manager
    assert f"https://localhost:{web.https_port}/phone" in page.text


def test_who_does_not_trust_it_is_not_connected(web: LanWeb) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"{web.url}/start", timeout=10)


def test_the_plain_door_of_the_network_gives_two_things(web: LanWeb, ground: Ground) -> None:
    door = f"http://{web.in_url}:{web.start_port}"

    with httpx.Client(base_url=door, timeout=10) as stranger:
        answers = {path: stranger.get(path).status_code for path in ("/start", "/mafundi-authority.crt", "/phone")}
        signing_in = sign_in(stranger, ground)

    assert answers == {"/start": 200, "/mafundi-authority.crt": 200, "/phone": 404}
    assert signing_in.status_code == 404


@pytest.mark.skipif(machine_address() == "127.0.0.1", reason="this machine is on no network")
def test_the_console_s_own_port_stays_closed_to_the_network(web: LanWeb) -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://{web.in_url}:{web.here.rsplit(':', 1)[1]}/", timeout=5)


def test_a_forwarded_header_says_nothing_on_the_network(web: LanWeb, ground: Ground) -> None:
    lie = {"X-Forwarded-Proto": "http", "X-Forwarded-For": "10.9.9.9"}
    context = trusting(web.folder / "authority.crt")
    with httpx.Client(base_url=f"https://127.0.0.1:{web.https_port}", verify=context, headers=lie, timeout=10) as phone:
        answer = sign_in(phone, ground)

    (cookie,) = session_cookies(answer)
    assert cookie.startswith("__Host-")


def test_a_renewed_certificate_is_shown_without_ending_what_is_open(web: LanWeb, ground: Ground) -> None:
    first = shown(web)
    with web.client() as phone:
        sign_in(phone, ground)
        with phone.stream("GET", "/api/v1/events/stream") as stream:
            lines = stream.iter_lines()
            next(lines)
            kept = CertificateFolder(web.folder).certificate()
            assert kept is not None
            certificates(web.folder, look_around(), now=kept.ends_at - RENEWED_BEFORE_END)
            # It is valid from now on in the eyes of the clock that renewed it; ours is a year behind.
            certificates(web.folder, look_around())
            wait_for("the new certificate to be shown", lambda: shown(web) != first, timeout_s=SOON_S)
            still_open = next(lines)

        again = phone.get("/api/v1/session")

    assert still_open is not None
    assert again.status_code == 200
    assert "certificate.taken" in web.program.said()


def test_a_plain_word_on_the_secure_port_harms_nobody(web: LanWeb) -> None:
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://{web.in_url}:{web.https_port}/", timeout=5)

    with web.client() as phone:
        assert phone.get("/start").status_code == 200


def test_a_port_that_is_taken_is_named_with_its_setting(fresh_database: Urls, tmp_path: Path) -> None:
    unlucky = LanWeb(fresh_database, tmp_path)
    with socket.create_server(("0.0.0.0", unlucky.https_port)):
        unlucky.program.start()
        wait_for("it to give up", lambda: not unlucky.program.is_running, timeout_s=SOON_S)

    assert unlucky.program.stop() == 1
    assert f":{unlucky.https_port} cannot be listened on" in unlucky.program.said()
    assert "MAFUNDI_HTTPS_PORT" in unlucky.program.said()


def test_a_phone_that_sleeps_with_an_open_stream_holds_up_the_end_no_longer_than_last_requests_may(
    web: LanWeb, ground: Ground
) -> None:
    with web.client() as phone:
        sign_in(phone, ground)
        with phone.stream("GET", "/api/v1/events/stream") as stream:
            next(stream.iter_lines())
            code = web.program.stop(timeout_s=LAST_REQUESTS_S + 4)

    assert code == 0
