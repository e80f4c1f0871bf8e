"""The authority and its certificates: whom clients believe, about what, and for how long."""

import ssl
import stat
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from deploy.local.authority import (
    AUTHORITY_LIFE,
    CERTIFICATE_LIFE,
    RENEWED_BEFORE_END,
    Authority,
    ServerCertificate,
    issue,
    make_authority,
)
from deploy.local.certificates import AuthorityUnreadable
from deploy.local.network import Presence
from tests.trust import HOST_NAME, certificates, presence, shown_to, tls_server, trusting

NOW = datetime.now(UTC)
HOME = presence("192.168.1.20", "fd00::20")
ELSEWHERE = presence("10.0.0.7")


def serving(certificate: ServerCertificate, folder: Path) -> ssl.SSLContext:
    file = folder / "shown.pem"
    file.write_bytes(certificate.to_pem())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def forged(authority: Authority, *names: x509.GeneralName) -> ServerCertificate:
    """What a thief of the authority's key could make."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder(
            subject_name=x509.Name([]), issuer_name=authority.certificate.subject, public_key=key.public_key()
        )
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=90))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
    )
    return ServerCertificate(key, builder.sign(authority.key, hashes.SHA256()))


@pytest.mark.parametrize(
    "name", ["192.168.1.20", "fd00::20", "127.0.0.1", "localhost", "pump-house.local", "pump-house"]
)
def test_a_client_that_trusts_the_authority_connects_by_every_address_and_name(tmp_path: Path, name: str) -> None:
    kept = certificates(tmp_path / "https", HOME)

    with tls_server(serving(kept.server, tmp_path)) as port:
        shown = shown_to(trusting(kept.authority), port, name=name)

    assert shown == kept.server.certificate


def test_a_client_that_does_not_trust_it_refuses(tmp_path: Path) -> None:
    kept = certificates(tmp_path / "https", HOME)
    another = make_authority(host_name=HOST_NAME, now=NOW)

    with tls_server(serving(kept.server, tmp_path)) as port:
        for stranger in (ssl.create_default_context(), trusting(another)):
            with pytest.raises(ssl.SSLCertVerificationError):
                shown_to(stranger, port, name="192.168.1.20")


@pytest.mark.parametrize(
    "name",
    [
        x509.DNSName("bank.example.com"),
        x509.DNSName("local.example.com"),
        x509.DNSName("notlocalhost"),
        x509.IPAddress(ip_network("8.8.8.8/32")[0]),
        x509.IPAddress(ip_network("2606:4700::1/128")[0]),
    ],
    ids=lambda name: str(name.value),
)
def test_even_a_thief_of_its_key_cannot_pose_as_a_site_of_the_internet(tmp_path: Path, name: x509.GeneralName) -> None:
    kept = certificates(tmp_path / "https", HOME)

    with (
        tls_server(serving(forged(kept.authority, name), tmp_path)) as port,
        pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"),
    ):
        shown_to(trusting(kept.authority), port, name=str(name.value))


def test_what_it_may_not_certify_is_left_out_rather_than_making_phones_refuse_all(tmp_path: Path) -> None:
    kept = certificates(tmp_path / "https", HOME)
    renamed = Presence(names=("localhost", "well-2.local", "well-2"), addresses=ELSEWHERE.addresses)

    again = certificates(tmp_path / "https", renamed)

    assert not again.is_new_authority
    assert again.server.holds.names == ("localhost", "well-2.local")
    with tls_server(serving(again.server, tmp_path)) as port:
        shown_to(trusting(kept.authority), port, name="well-2.local")


def test_keys_are_of_p_256_and_lives_are_such_as_phones_accept() -> None:
    authority = make_authority(host_name=HOST_NAME, now=NOW)
    server = issue(authority, presence=HOME, now=NOW)

    lives = [one.not_valid_after_utc - one.not_valid_before_utc for one in (authority.certificate, server.certificate)]
    assert lives == [AUTHORITY_LIFE, CERTIFICATE_LIFE]
    assert timedelta(days=398) > CERTIFICATE_LIFE
    assert isinstance(authority.key.curve, ec.SECP256R1)
    assert isinstance(server.key.curve, ec.SECP256R1)
    assert server.certificate.not_valid_before_utc < NOW - timedelta(hours=12)  # for a phone whose clock is behind


def test_two_installations_on_machines_of_one_name_are_told_apart() -> None:
    subjects = {make_authority(host_name="a" * 63, now=NOW).certificate.subject.rfc4514_string() for _ in range(2)}

    assert len(subjects) == 2
    assert all("Mafundi on aaaa" in subject for subject in subjects)


def test_a_certificate_does_not_outlive_its_authority() -> None:
    authority = make_authority(host_name=HOST_NAME, now=NOW - AUTHORITY_LIFE + timedelta(days=90))

    assert issue(authority, presence=HOME, now=NOW).ends_at == authority.ends_at


def test_what_is_good_is_left_alone(tmp_path: Path) -> None:
    first = certificates(tmp_path, HOME, now=NOW)

    again = certificates(tmp_path, HOME, now=NOW + CERTIFICATE_LIFE - RENEWED_BEFORE_END - timedelta(days=2))

    assert (again.is_new_authority, again.is_new_certificate) == (False, False)
    assert again.server.certificate == first.server.certificate


def test_the_certificate_is_renewed_before_its_end_by_the_same_authority(tmp_path: Path) -> None:
    first = certificates(tmp_path, HOME, now=NOW)
    late = first.server.ends_at - RENEWED_BEFORE_END

    again = certificates(tmp_path, HOME, now=late)

    assert (again.is_new_authority, again.is_new_certificate) == (False, True)
    assert again.server.ends_at > late + timedelta(days=300)
    assert again.authority.certificate == first.authority.certificate


@pytest.mark.parametrize("here", [ELSEWHERE, presence("fd00::20", "192.168.1.20"), presence(names=("localhost",))])
def test_the_certificate_is_renewed_when_the_machine_is_found_elsewhere(tmp_path: Path, here: Presence) -> None:
    first = certificates(tmp_path, HOME)

    again = certificates(tmp_path, here)

    assert again.is_new_certificate
    assert again.server.holds == here
    assert again.authority.certificate == first.authority.certificate
    assert not certificates(tmp_path, here).is_new_certificate


def test_another_authority_takes_over_only_when_the_first_one_ends(tmp_path: Path) -> None:
    first = certificates(tmp_path, HOME, now=NOW)

    again = certificates(tmp_path, HOME, now=first.authority.ends_at - RENEWED_BEFORE_END)

    assert again.is_new_authority
    assert again.server.certificate.issuer == again.authority.certificate.subject
    assert (tmp_path / "authority.crt").read_bytes() == again.authority.for_phones()


def test_a_certificate_of_a_wrong_clock_is_replaced_once_the_clock_is_right(tmp_path: Path) -> None:
    certificates(tmp_path, HOME, now=NOW)
    certificates(tmp_path, HOME, now=NOW + timedelta(days=380))  # a clock in the future renews

    again = certificates(tmp_path, HOME, now=NOW)

    assert again.is_new_certificate
    assert again.server.certificate.not_valid_before_utc < NOW


def test_private_keys_are_this_user_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "https"

    certificates(folder, HOME)
    certificates(folder, ELSEWHERE)

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (folder, *folder.iterdir())}
    assert modes == {"https": 0o700, "authority.pem": 0o600, "server.pem": 0o600, "authority.crt": 0o600}
    assert b"PRIVATE" not in (folder / "authority.crt").read_bytes()


def test_a_damaged_authority_is_named_and_not_replaced_in_silence(tmp_path: Path) -> None:
    certificates(tmp_path, HOME)
    file = tmp_path / "authority.pem"
    half = file.read_bytes()[:100]
    file.write_bytes(half)

    with pytest.raises(AuthorityUnreadable, match=r"authority\.pem cannot be read .* every phone must trust it anew"):
        certificates(tmp_path, HOME)

    assert file.read_bytes() == half


def test_a_damaged_server_certificate_is_made_again(tmp_path: Path) -> None:
    certificates(tmp_path, HOME)
    (tmp_path / "server.pem").write_text("lost")

    assert certificates(tmp_path, HOME).is_new_certificate
    assert not certificates(tmp_path, HOME).is_new_certificate


def test_a_fingerprint_reads_as_phones_show_it(tmp_path: Path) -> None:
    authority = certificates(tmp_path, HOME).authority

    assert bytes.fromhex(authority.fingerprint) == authority.certificate.fingerprint(hashes.SHA256())
    assert authority.fingerprint.isupper()
    assert authority.fingerprint.count(" ") == 31
