"""A whole plant without a broker: configuration, readings, alarm and order by HTTPS, through kills of ingest."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.workshop import RECOVERY_S, Workshop
from tests.plant import MOSQUITTO, Plant
from tests.programs import free_port, wait_for
from tests.trust import certificates, presence

pytestmark = pytest.mark.serial

SEED = 11
KILLS = 5


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: the plant could not be built")
    kept = certificates(tmp_path / "trust", presence("127.0.0.1"))
    (tmp_path / "ca.pem").write_bytes(kept.authority.to_pem())
    port = free_port()
    settings = {
        "MAFUNDI_BROKER_HOST": "",
        "MAFUNDI_BROKER_ACCOUNTS_KIND": "none",
        "MAFUNDI_EDGE_BROKER_HOST": "",
        "MAFUNDI_EDGE_URL": f"https://127.0.0.1:{port}",
        "MAFUNDI_EDGE_HTTPS_PORT": str(port),
        "MAFUNDI_EDGE_HTTPS_CERTIFICATE": str(tmp_path / "trust" / "server.pem"),
        "SSL_CERT_FILE": str(tmp_path / "ca.pem"),
    }
    plant = Plant(tmp_path, settings=settings)
    try:
        plant.start()
        plant.broker.stop()
        yield plant
    finally:
        plant.stop()


def test_without_a_broker_nothing_is_lost_and_one_fault_is_one_order(plant: Plant) -> None:
    chance = random.Random(SEED)
    workshop = Workshop(plant)
    watch(workshop)
    for _ in range(KILLS):
        workshop.require_flow()
        time.sleep(chance.uniform(0, 0.5))
        plant.ingest.kill()
        time.sleep(chance.uniform(0, 1))
        plant.ingest.start()
    began_s = time.monotonic()
    workshop.require_flow()
    recovered_s = time.monotonic() - began_s

    workshop.order("fault vibration_de 20 60")
    (_,) = wait_for("the order", lambda: workshop.user.items("/work-orders") or None, timeout_s=60)
    workshop.wait_for_status("link connected to the cloud at https://127.0.0.1:")
    assert workshop.edge.stop() == 0
    workshop.require_ledgers_to_agree(workshop.config)
    workshop.require_nothing_lost()

    assert recovered_s <= RECOVERY_S


def watch(workshop: Workshop) -> None:
    """Bind the machine's vibration and set a limit on it; the rule reaches the edge with an answer."""
    user = workshop.user
    site = user.post("/sites", {"branch_id": workshop.branch_id, "name": "Works"})
    asset = user.post("/assets", {"site_id": site["id"], "name": "Pump", "tag": "P-1"})
    points = wait_for("the points", lambda: len(found := user.items("/points")) >= 3 and found, timeout_s=25)
    point = next(point for point in points if point["key"].endswith("vibration_de"))
    user.get(f"/points/{point['id']}")
    user.put(f"/points/{point['id']}/binding", {"asset_id": asset["id"]})
    params = {"direction": "high", "limit": 7.1}
    user.post("/rules", {"point_id": point["id"], "name": "too high", "params": params, "failure_mode": "bearing"})

    def is_applied() -> bool:
        (gateway,) = user.items("/gateways")
        return bool(gateway["reported_configuration"] == gateway["desired_configuration"])

    wait_for("the rule to be at the edge", is_applied, timeout_s=25)
