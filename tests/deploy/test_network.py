"""What counts as the machine's own network: never an address or a name that somebody on the internet has."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deploy.local.network import LOCAL_NETWORKS, is_local, lan_addresses, look_around, names_of

ADDRESSES = st.ip_addresses()


@given(ADDRESSES)
def test_a_local_address_is_never_one_of_the_internet(address: IPv4Address | IPv6Address) -> None:
    assert not (is_local(address) and address.is_global)


@pytest.mark.parametrize("network", LOCAL_NETWORKS, ids=str)
def test_both_ends_of_a_local_network_are_off_the_internet(network: object) -> None:
    assert not network[0].is_global  # type: ignore[index]  # either kind of network
    assert not network[-1].is_global  # type: ignore[index]


@given(st.lists(ADDRESSES), st.none() | ADDRESSES)
def test_nothing_public_and_no_loopback_is_announced(
    found: list[IPv4Address | IPv6Address], usual: IPv4Address | IPv6Address | None
) -> None:
    announced = lan_addresses(found, usual=usual)

    assert all(is_local(address) and not address.is_loopback for address in announced)
    assert len(set(announced)) == len(announced)


def test_the_address_of_the_usual_way_out_comes_first() -> None:
    found = [ip_address(text) for text in ("fd00::5", "172.17.0.1", "192.168.1.20", "41.90.4.1", "127.0.0.1")]

    announced = lan_addresses(found, usual=ip_address("192.168.1.20"))

    assert [str(address) for address in announced] == ["192.168.1.20", "172.17.0.1", "fd00::5"]


@pytest.mark.parametrize(
    ("host_name", "names"),
    [
        ("pump-house", ("localhost", "pump-house.local", "pump-house")),
        ("Works7", ("localhost", "works7.local", "works7")),
        ("dev", ("localhost", "dev.local")),  # `dev` would also mean every name below .dev
        ("xn--p1ai", ("localhost", "xn--p1ai.local")),
        ("box.example.com", ("localhost", "box.local")),
        ("pi-1.home.arpa", ("localhost", "pi-1.local", "pi-1", "pi-1.home.arpa")),
        ("pi.local", ("localhost", "pi.local")),
        ("localhost", ("localhost",)),
        ("under_score", ("localhost",)),
        ("", ("localhost",)),
    ],
)
def test_a_machine_is_called_by_names_that_no_registry_gives_away(host_name: str, names: tuple[str, ...]) -> None:
    assert names_of(host_name) == names


def test_this_machine_has_a_name_and_only_local_addresses() -> None:
    here = look_around()

    assert here.names[0] == "localhost"
    assert all(is_local(address) for address in here.addresses)
