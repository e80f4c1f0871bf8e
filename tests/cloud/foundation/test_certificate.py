"""The certificate that phones see follows its file, without ending what is open and without believing half a file."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from cloud.foundation.certificate import BadCertificate, LiveCertificate
from tests.trust import certificates, presence, shown_to, tls_server, trusting

HOME = presence("192.168.1.20")
ELSEWHERE = presence("10.0.0.7", "fd00::7")


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """What the program's log says."""
    before = structlog.get_config()
    lines = structlog.testing.LogCapture()
    structlog.configure(processors=[lines], wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    yield lines.entries
    structlog.configure(**before)


def test_it_says_what_it_is_for(tmp_path: Path) -> None:
    certificates(tmp_path, HOME)

    live = LiveCertificate(tmp_path / "server.pem")

    assert live.names == ("localhost", "pump-house.local", "pump-house")
    assert [str(address) for address in live.addresses] == ["192.168.1.20", "127.0.0.1", "::1"]
    assert live.holds("pump-house.local")
    assert live.holds("192.168.1.20")
    assert not live.holds("192.168.1.2")
    assert not live.holds("example.com")


def test_a_new_certificate_is_shown_to_whoever_comes_next(tmp_path: Path) -> None:
    kept = certificates(tmp_path, HOME)
    live = LiveCertificate(tmp_path / "server.pem")
    client = trusting(kept.authority)

    with tls_server(live.context) as port:
        first = shown_to(client, port, name="192.168.1.20")
        renewed = certificates(tmp_path, ELSEWHERE)
        before_looking = shown_to(client, port, name="192.168.1.20")
        live.look()
        after = shown_to(client, port, name="fd00::7")

    assert (first, before_looking) == (kept.server.certificate, kept.server.certificate)
    assert after == renewed.server.certificate
    assert live.holds("10.0.0.7")
    assert not live.holds("192.168.1.20")


@pytest.mark.parametrize("damage", ["empty", "key of another", "certificate of another", "gone"])
def test_a_file_that_cannot_be_used_changes_nothing_and_is_told_once(
    tmp_path: Path, damage: str, told: list[Any]
) -> None:
    kept = certificates(tmp_path / "ours", HOME)
    file = tmp_path / "ours" / "server.pem"
    live = LiveCertificate(file)
    another = certificates(tmp_path / "another", HOME)
    own, foreign = (one.server.to_pem().decode().partition("-----BEGIN CERTIFICATE") for one in (kept, another))
    written = {
        "empty": "",
        "key of another": foreign[0] + own[1] + own[2],
        "certificate of another": own[0] + foreign[1] + foreign[2],
    }
    if damage == "gone":
        file.unlink()
    else:
        file.write_text(written[damage])

    live.look()
    live.look()

    assert [line["event"] for line in told] == ["certificate.refused"]
    assert str(file) in told[0]["reason"]
    with tls_server(live.context) as port:
        assert shown_to(trusting(kept.authority), port, name="192.168.1.20") == kept.server.certificate


def test_a_certificate_that_comes_back_is_taken(tmp_path: Path) -> None:
    certificates(tmp_path, HOME)
    file = tmp_path / "server.pem"
    live = LiveCertificate(file)
    file.write_text("half")
    live.look()
    renewed = certificates(tmp_path, ELSEWHERE)

    live.look()

    with tls_server(live.context) as port:
        assert shown_to(trusting(renewed.authority), port, name="10.0.0.7") == renewed.server.certificate


@pytest.mark.parametrize("content", [None, "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_program_does_not_start_without_one(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "server.pem"
    if content is not None:
        file.write_text(content)

    with pytest.raises(BadCertificate, match=r"server\.pem holds no private key with its certificate"):
        LiveCertificate(file)
