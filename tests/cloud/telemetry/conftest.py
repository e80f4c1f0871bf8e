"""Storage is tried on both kinds of server: TimescaleDB, and the embedded one with native partitions."""

from collections.abc import Iterator

import pytest

from deploy.local.embedded_postgres import embedded_server
from deploy.postgres_server import free_port
from tests.cloud.place import Place
from tests.cloud.telemetry.signals import Signals


@pytest.fixture(scope="session")
def native_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The embedded server, migrated."""
    server = embedded_server(tmp_path_factory.mktemp("embedded") / "data", port=free_port(), password="of-one-run")
    server.start()
    try:
        yield Place(server)
    finally:
        server.stop()


@pytest.fixture(params=["timescaledb", "native"])
def signals(request: pytest.FixtureRequest) -> Iterator[Signals]:
    """A database of one's own on either server, with points of two branches."""
    chosen: Place = request.getfixturevalue("place" if request.param == "timescaledb" else "native_place")
    with chosen.copy() as urls:
        yield Signals(urls, chosen.ground)
