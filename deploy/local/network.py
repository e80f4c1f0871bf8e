"""What this machine is called on its own network: addresses that are routed nowhere else, and names."""

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

import ifaddr

Address = IPv4Address | IPv6Address

LOCAL_NETWORKS: Final = tuple(
    ip_network(network)
    for network in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "::1/128",
        "fc00::/7",
    )
)
"""Networks that the internet does not carry (IANA special-purpose address registries, RFC 6890)."""

LOCAL_DOMAINS: Final = ("localhost", "local", "internal", "home.arpa")
"""Names that no public registry gives away (RFC 6761, RFC 6762, RFC 8375; `internal` by ICANN's resolution of 2024)."""

_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
ANYWHERE: Final = ("192.0.2.1", 9)
"""A documentation address; asking the kernel for the way there sends nothing."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Under what this machine answers: its names, and its LAN addresses with the one of the usual way out first."""

    names: tuple[str, ...]
    addresses: tuple[Address, ...]


def look_around() -> Presence:
    """Return the machine's present names and LAN addresses."""
    cards = (ip.ip if isinstance(ip.ip, str) else ip.ip[0] for card in ifaddr.get_adapters() for ip in card.ips)
    addresses = lan_addresses((ip_address(text) for text in cards), usual=usual_address())
    return Presence(names=names_of(socket.gethostname()), addresses=addresses)


def lan_addresses(found: Iterable[Address], *, usual: Address | None) -> tuple[Address, ...]:
    """Return the addresses that other machines of the LAN can use: `usual` first, then IPv4, then IPv6.

    Public addresses are left out: what is open to the internet needs a certificate that everybody trusts.
    """
    local = {address for address in found if is_local(address) and not address.is_loopback}
    return tuple(sorted(local, key=lambda address: (address != usual, address.version, address)))


def is_local(address: Address) -> bool:
    """Tell whether an address lies in a network that the internet does not carry."""
    return any(address in network for network in LOCAL_NETWORKS)


def names_of(host_name: str) -> tuple[str, ...]:
    """Return the names under which a machine of this host name may be called on its own network."""
    full = host_name.lower().rstrip(".")
    first = full.partition(".")[0]
    names = ["localhost"]
    if _LABEL.fullmatch(first) and first != "localhost":
        names.append(f"{first}.local")
        if cannot_be_a_top_level_domain(first):
            names.append(first)
    if full.endswith(tuple(f".{domain}" for domain in LOCAL_DOMAINS)) and full not in names:
        names.append(full)
    return tuple(names)


def cannot_be_a_top_level_domain(label: str) -> bool:
    """Tell whether a bare host name is safe to vouch for.

    A constraint on "dev" would cover every name below `.dev`. Top-level domains are letters alone or begin with xn--
    (ICANN Applicant Guidebook 2.2.1.3.2), so a digit or a hyphen rules that out.
    """
    return not label.isalpha() and not label.startswith("xn--")


def usual_address() -> Address | None:
    """Return the address that this machine uses on the way out; none without a way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ANYWHERE)
        except OSError:
            return None
        return ip_address(probe.getsockname()[0])
