"""What several tests of the edge agent share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.settings import Settings
from tests.edge_agent.broker import Mosquitto


@pytest.fixture
def mosquitto(tmp_path: Path) -> Iterator[Mosquitto]:
    folder = tmp_path / "broker"
    folder.mkdir()
    broker = Mosquitto(folder)
    broker.start()
    yield broker
    broker.kill()


def settings_for(folder: Path, *, port: int, gateway_id: str = "gateway-1", password: str | None = None) -> Settings:
    return Settings(
        file=folder / "edge.toml",
        gateway_id=gateway_id,
        gateway_name="Pump house",
        broker_host="127.0.0.1",
        broker_port=port,
        username=gateway_id,
        password=password,
        is_tls=False,
        ca_file=None,
        data_folder=folder,
        spool_cap_bytes=64 * 1024 * 1024,
        configuration_file=None,
        equipment_folder=None,
        port_passwords={},
    )
