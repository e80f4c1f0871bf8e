"""The installation's own certificate authority: its phones trust it, and it can vouch for nothing but their network."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from deploy.local.network import LOCAL_DOMAINS, LOCAL_NETWORKS, Address, Presence, names_of

AUTHORITY_LIFE: Final = timedelta(days=3652)
CERTIFICATE_LIFE: Final = timedelta(days=397)
"""Phones refuse server certificates that are valid for longer than 398 days."""
RENEWED_BEFORE_END: Final = timedelta(days=30)
CLOCKS_DIFFER: Final = timedelta(days=1)
"""A phone whose clock is behind must not find a certificate of tomorrow."""
LOOPBACK: Final = (ip_address("127.0.0.1"), ip_address("::1"))
LONGEST_NAME: Final = 64  # RFC 5280, ub-common-name


@dataclass(frozen=True, slots=True)
class Authority:
    """The private key and the certificate that phones trust."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def ends_at(self) -> datetime:
        """When phones stop to believe it."""
        return self.certificate.not_valid_after_utc

    def is_ending(self, *, now: datetime) -> bool:
        """Tell whether it is time for another one, which every phone must trust anew."""
        return now >= self.ends_at - RENEWED_BEFORE_END

    def may_vouch_for(self, presence: Presence) -> Presence:
        """Return the part of a machine's presence that it may certify: one name too many and phones refuse all."""
        permitted = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
        domains = tuple(name.value for name in permitted or () if isinstance(name, x509.DNSName))
        networks = tuple(name.value for name in permitted or () if isinstance(name.value, IPv4Network | IPv6Network))
        return Presence(
            names=tuple(name for name in presence.names if f".{name}".endswith(tuple(f".{one}" for one in domains))),
            addresses=tuple(one for one in presence.addresses if any(one in network for network in networks)),
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, in pairs as phones show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(" ").upper()

    def for_phones(self) -> bytes:
        """Return the certificate alone, in the form that phones install (DER)."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def to_pem(self) -> bytes:
        """Return key and certificate as they are kept."""
        return _pem(self.key, self.certificate)


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """What the web program shows to phones, with its private key."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def ends_at(self) -> datetime:
        """When it is no longer believed."""
        return self.certificate.not_valid_after_utc

    @property
    def holds(self) -> Presence:
        """The names and addresses it is for, without this machine's own loopback."""
        held = self.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        addresses = (address for address in held.get_values_for_type(x509.IPAddress) if address not in LOOPBACK)
        names = tuple(held.get_values_for_type(x509.DNSName))
        return Presence(names=names, addresses=tuple(address for address in addresses if isinstance(address, Address)))

    def is_good(self, authority: Authority, *, presence: Presence, now: datetime) -> bool:
        """Tell whether phones that trust the authority find this machine under its present names, for weeks to come."""
        is_fresh = self.certificate.not_valid_before_utc <= now < self.ends_at - RENEWED_BEFORE_END
        is_ours = self.certificate.issuer == authority.certificate.subject
        return is_fresh and is_ours and self.holds == authority.may_vouch_for(presence)

    def to_pem(self) -> bytes:
        """Return key and certificate as the web program reads them."""
        return _pem(self.key, self.certificate)


def make_authority(*, host_name: str, now: datetime) -> Authority:
    """Make the authority of an installation; a phone that trusts it believes it about local names alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    # Two installations on machines of one name are told apart by their keys.
    mark = hashlib.sha256(_public(key)).hexdigest()[:8]
    subject = _name(f"Mafundi on {host_name.partition('.')[0]}"[: LONGEST_NAME - len(mark) - 1] + f" {mark}")
    begins_at = now - CLOCKS_DIFFER
    builder = (
        x509.CertificateBuilder(subject_name=subject, issuer_name=subject, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins_at)
        .not_valid_after(begins_at + AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.NameConstraints(_permitted(host_name), excluded_subtrees=None), critical=True)
    )
    return Authority(key, builder.sign(key, hashes.SHA256()))


def issue(authority: Authority, *, presence: Presence, now: datetime) -> ServerCertificate:
    """Make a server certificate with a key of its own for a machine's present names and addresses."""
    key = ec.generate_private_key(ec.SECP256R1())
    begins_at = now - CLOCKS_DIFFER
    held = authority.may_vouch_for(presence)
    names = [x509.DNSName(name) for name in held.names]
    addresses = [x509.IPAddress(address) for address in (*held.addresses, *LOOPBACK)]
    builder = (
        x509.CertificateBuilder(
            subject_name=_name("Mafundi"), issuer_name=authority.certificate.subject, public_key=key.public_key()
        )
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins_at)
        .not_valid_after(min(begins_at + CERTIFICATE_LIFE, authority.ends_at))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([*names, *addresses]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
    )
    return ServerCertificate(key, builder.sign(authority.key, hashes.SHA256()))


def read_pem(content: bytes) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """Return a key and its certificate.

    Raises:
        ValueError: one is damaged, or they do not belong together.
    """
    key = serialization.load_pem_private_key(content, password=None)
    certificate = x509.load_pem_x509_certificate(content)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise ValueError("the key is not the certificate's")
    return key, certificate


def _permitted(host_name: str) -> list[x509.GeneralName]:
    """What the authority may vouch for: local addresses, local names, and this machine's bare name."""
    bare = [name for name in names_of(host_name) if "." not in name and name not in LOCAL_DOMAINS]
    names: list[x509.GeneralName] = [x509.DNSName(name) for name in (*LOCAL_DOMAINS, *bare)]
    return [*names, *(x509.IPAddress(network) for network in LOCAL_NETWORKS)]


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Mafundi"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _pem(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> bytes:
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + certificate.public_bytes(serialization.Encoding.PEM)
