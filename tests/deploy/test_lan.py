"""`mafundi run --lan`: ports chosen around and named, certificates renewed meanwhile, and what `doctor` says of it."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.local.authority import CERTIFICATE_LIFE, RENEWED_BEFORE_END
from deploy.local.certificates import CertificateFolder
from deploy.local.doctor import phones_of_the_lan
from deploy.local.lan import FOLDER, Lan, halves, qr_for_terminal
from deploy.local.network import Presence
from deploy.local.state import LocalState
from tests.programs import free_port
from tests.trust import HOST_NAME, certificates, presence

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
HOME = presence("192.168.1.20")
ELSEWHERE = presence("10.0.0.7")


class Machine:
    """A machine whose clock and network a test turns, and what its terminal said."""

    def __init__(self, folder: Path) -> None:
        self.here: Presence = HOME
        self.now = NOW
        self.said: list[str] = []
        self.state = LocalState(folder)
        self.files = CertificateFolder(folder / FOLDER)
        self.lan = self.another_run()

    def another_run(self) -> Lan:
        return Lan(self.state, say=self.said.append, host_name=HOST_NAME, look=lambda: self.here, now=lambda: self.now)

    def some_time_passes(self) -> None:
        self.lan._look_again_at_s = 0
        self.lan.look_after()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.state.write("ports", {"https": free_port(), "start": free_port()})
    return machine


def test_it_says_where_phones_begin_and_hands_the_web_program_what_it_needs(machine: Machine) -> None:
    environment = machine.lan.open()

    assert machine.lan.start_url == f"http://192.168.1.20:{environment['MAFUNDI_HTTPS_START_PORT']}"
    assert machine.lan.https_url == f"https://192.168.1.20:{environment['MAFUNDI_HTTPS_PORT']}"
    assert Path(environment["MAFUNDI_HTTPS_CERTIFICATE"]).read_bytes().startswith(b"-----BEGIN PRIVATE KEY")
    assert Path(environment["MAFUNDI_HTTPS_AUTHORITY"]).read_bytes() == machine.lan.authority.for_phones()
    assert machine.said == []


def test_ports_and_authority_are_those_of_the_run_before(machine: Machine) -> None:
    first = machine.lan.open()
    authority = machine.lan.authority
    again = machine.another_run()

    assert again.open() == first
    assert again.authority.certificate == authority.certificate


@pytest.mark.parametrize("address", ["0.0.0.0", "127.0.0.1"])
def test_a_busy_port_is_chosen_around_and_named(machine: Machine, address: str) -> None:
    busy = machine.state.read("ports")["https"]
    with socket.create_server((address, busy)):
        environment = machine.lan.open()

    port = int(environment["MAFUNDI_HTTPS_PORT"])
    assert port != busy
    assert machine.said == [f"port {busy} is in use; phones are served on {port} instead"]


def test_a_machine_that_moves_gets_a_new_certificate_and_says_where_it_is(machine: Machine) -> None:
    environment = machine.lan.open()
    machine.here = ELSEWHERE
    machine.some_time_passes()
    machine.some_time_passes()

    certificate = machine.files.certificate()
    assert certificate is not None
    assert certificate.holds == ELSEWHERE
    assert machine.said == [
        "renewed the certificate for localhost, pump-house.local, pump-house, 10.0.0.7, until 2027-12-28",
        f"phones find the service at https://10.0.0.7:{environment['MAFUNDI_HTTPS_PORT']} now",
    ]


def test_between_two_looks_nothing_is_done(machine: Machine) -> None:
    machine.lan.open()
    machine.here = ELSEWHERE

    machine.lan.look_after()

    assert machine.said == []


def test_a_certificate_is_renewed_in_time_while_it_runs(machine: Machine) -> None:
    machine.lan.open()
    machine.now = NOW + CERTIFICATE_LIFE - RENEWED_BEFORE_END
    machine.some_time_passes()

    assert len(machine.said) == 1
    assert machine.said[0].startswith("renewed the certificate")
    certificate = machine.files.certificate()
    assert certificate is not None
    assert certificate.ends_at > machine.now + timedelta(days=360)


def test_a_machine_without_a_network_waits_for_one(machine: Machine) -> None:
    machine.here = presence()
    machine.lan.open()
    without = machine.lan.start_url
    machine.here = HOME
    machine.some_time_passes()

    assert without is None
    assert machine.said[-1].startswith("phones find the service at https://192.168.1.20:")


def test_what_hinders_a_renewal_is_said_once_and_the_service_goes_on(machine: Machine) -> None:
    machine.lan.open()
    (machine.state.folder / FOLDER / "authority.pem").write_text("lost")
    machine.some_time_passes()
    machine.some_time_passes()

    assert len(machine.said) == 1
    assert "cannot be renewed" in machine.said[0]
    assert machine.lan.start_url is not None


def test_a_qr_code_is_white_blocks_with_a_quiet_border() -> None:
    lines = qr_for_terminal("http://192.168.1.20:8472").splitlines()

    assert len({len(line) for line in lines}) == 1
    assert set(lines[0]) == {"█"}
    assert set("".join(lines)) == {" ", "█", "▀", "▄"}


def test_halves_of_a_fingerprint_lose_nothing() -> None:
    fingerprint = " ".join(f"{number:02X}" for number in range(32))

    assert " ".join(halves(fingerprint)) == fingerprint


def test_the_doctor_says_how_phones_are_let_in(tmp_path: Path) -> None:
    (finding,) = phones_of_the_lan(tmp_path, here=HOME, now=NOW)

    assert (finding.found, finding.is_fine) == ("never let in", True)
    assert "mafundi run --lan" in finding.advice


def test_the_doctor_tells_end_addresses_and_port(tmp_path: Path) -> None:
    certificates(tmp_path / FOLDER, HOME, now=NOW)
    LocalState(tmp_path).write("ports", {"https": 8499})

    found = {finding.what: finding for finding in phones_of_the_lan(tmp_path, here=HOME, now=NOW)}

    assert all(finding.is_fine for finding in found.values())
    assert found["phones' authority"].found == "until 2036-11-25"
    assert found["phones' certificate"].found == (
        "until 2027-12-28 for localhost, pump-house.local, pump-house, 192.168.1.20"
    )
    assert found["phones' port"].found.startswith("8499 is ")


@pytest.mark.parametrize(
    ("here", "later", "wrong"),
    [
        (ELSEWHERE, timedelta(), ["phones' certificate"]),
        (HOME, CERTIFICATE_LIFE, ["phones' certificate"]),
        (HOME, timedelta(days=3640), ["phones' authority", "phones' certificate"]),
    ],
)
def test_the_doctor_names_what_no_longer_fits(
    tmp_path: Path, here: Presence, later: timedelta, wrong: list[str]
) -> None:
    certificates(tmp_path / FOLDER, HOME, now=NOW)

    findings = phones_of_the_lan(tmp_path, here=here, now=NOW + later)

    assert [finding.what for finding in findings if not finding.is_fine] == wrong
    assert all(finding.advice for finding in findings if not finding.is_fine)


def test_the_doctor_sees_a_damaged_authority(tmp_path: Path) -> None:
    certificates(tmp_path / FOLDER, HOME, now=NOW)
    (tmp_path / FOLDER / "authority.pem").write_text("lost")

    (finding,) = phones_of_the_lan(tmp_path, here=HOME, now=NOW)

    assert not finding.is_fine
    assert "Put back a copy" in finding.advice
