"""A table of causes. Each row: what happens, the words a person gets and where, and how the plant goes on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from tests.console_user import ConsoleUser, Refused
from tests.faults.workshop import RECOVERY_S, Workshop
from tests.plant import ADMINISTRATOR, ROOT
from tests.programs import wait_for

pytestmark = pytest.mark.serial


class Fault(NamedTuple):
    """`happen` causes it and returns what a person is told; `told` must be in it; `mend` takes the cause away."""

    cause: str
    happen: Callable[[Workshop], str]
    told: tuple[str, ...]
    mend: Callable[[Workshop], None] = lambda workshop: None


def noise_on_the_line(workshop: Workshop) -> str:
    workshop.order("noise 0.7")
    workshop.wait_for_status("rejected", timeout_s=RECOVERY_S)
    wait_for("garbage to be told", lambda: "cannot be used" in workshop.edge.said(), timeout_s=RECOVERY_S)
    return workshop.edge.said()


def unplugged_device(workshop: Workshop) -> str:
    workshop.order("unplug 4")
    workshop.wait_for_status("failed")
    return workshop.status()


def unknown_device(workshop: Workshop) -> str:
    _, config = workshop.enrol("no such line", Path("/dev/serial/by-id/nothing-here"))
    edge = workshop.another_edge("edge-without-device", config)
    workshop.wait_for_status("failed", config=config)
    said = workshop.status(config)
    edge.stop()
    return said


def wrong_broker_password(workshop: Workshop) -> str:
    config = workshop.config.with_name("wrong.toml")
    lines = workshop.config.read_text().splitlines()
    lines = ['password = "wrong"' if line.startswith("password") else line for line in lines]
    config.write_text("\n".join(lines).replace('/data"', '/data-wrong"'))
    code, said = workshop.edge_command("check", config)
    assert code == 1
    return said


def wrong_login(workshop: Workshop) -> str:
    with pytest.raises(Refused) as refused:
        ConsoleUser(workshop.plant.url, email=ADMINISTRATOR, password="not this one")
    assert refused.value.status == 401
    return str(refused.value)


def unreadable_payload(workshop: Workshop) -> str:
    workshop.publish(b"\xff\x00 this is no batch")
    query = "SELECT reason FROM dead_letter ORDER BY received_at DESC LIMIT 1"
    wait_for("the dead letter", lambda: workshop.ask(query) or None, timeout_s=RECOVERY_S)
    return str(workshop.ask(query)[0][0])


def unknown_point(workshop: Workshop) -> str:
    points = workshop.user.items("/points", gateway_id=workshop.gateway["id"], state="pending")
    assert all(point["last"] is not None for point in points)
    return str([(point["key"], point["state"]) for point in points])


def malformed_body(workshop: Workshop) -> str:
    with pytest.raises(Refused) as refused:
        workshop.user.post("/sites", {"branch_id": "no id", "nmae": "Works"})
    assert refused.value.status == 422
    return str(refused.value)


def stale_etag(workshop: Workshop) -> str:
    site = workshop.user.post("/sites", {"branch_id": workshop.branch_id, "name": "Site of two editors"})
    asset = workshop.user.post("/assets", {"site_id": site["id"], "name": "Fan", "tag": "F-1"})
    other = workshop.plant.sign_in()
    other.get(f"/assets/{asset['id']}")
    workshop.user.get(f"/assets/{asset['id']}")
    workshop.user.patch(f"/assets/{asset['id']}", {"name": "Fan 1"})
    with pytest.raises(Refused) as refused:
        other.patch(f"/assets/{asset['id']}", {"name": "Fan one"})
    assert refused.value.status == 412
    assert workshop.user.get(f"/assets/{asset['id']}")["name"] == "Fan 1"
    return str(refused.value)


def bad_document(workshop: Workshop) -> str:
    path = f"/gateways/{workshop.gateway['id']}/configuration"
    workshop.user.get(path)
    with pytest.raises(Refused) as refused:
        workshop.user.put(path, {"document": {"ports": [{"type": "serial", "key": "Line 1", "device": "x"}]}})
    return str(refused.value)


def bad_edge_file(workshop: Workshop) -> str:
    config = workshop.config.with_name("bad.toml")
    config.write_text(workshop.config.read_text().replace("[broker]", "[brokr]"))
    code, said = workshop.edge_command("check", config)
    assert code == 2
    return said


def missing_service_settings(workshop: Workshop) -> str:
    answer = subprocess.run(
        [sys.executable, "-m", "cloud.command_line", "web"],
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert answer.returncode == 2
    return answer.stderr


def broker_down_at_start(workshop: Workshop) -> str:
    workshop.edge.stop()
    workshop.plant.ingest.stop()
    workshop.plant.broker.kill()
    workshop.plant.ingest.start()
    workshop.edge.start()
    workshop.plant.ingest.wait_until_said("broker_still_unreachable", timeout_s=RECOVERY_S)
    workshop.wait_for_status("problem:")
    return workshop.plant.ingest.said() + workshop.status()


def broker_back(workshop: Workshop) -> None:
    workshop.plant.broker.start()


def database_down_at_start(workshop: Workshop) -> str:
    plant = workshop.plant
    plant.web.stop()
    plant.ingest.stop()
    plant.database.kill()
    plant.web.start()
    plant.ingest.start()
    wait_for("the web program to answer", lambda: _ready(plant.url) == 503, timeout_s=RECOVERY_S)
    plant.ingest.wait_until_said("ingest.database_unreachable", timeout_s=RECOVERY_S)
    return httpx.get(f"{plant.url}/readyz").text + plant.ingest.said()


def database_back(workshop: Workshop) -> None:
    workshop.plant.database.start()
    workshop.plant.wait_until_ready(timeout_s=RECOVERY_S)


def database_lost_in_the_middle(workshop: Workshop) -> str:
    workshop.plant.database.kill()
    with pytest.raises(Refused) as refused:
        workshop.user.get("/overview")
    assert refused.value.status == 503
    workshop.plant.ingest.wait_until_said("ingest.not_stored", timeout_s=RECOVERY_S)
    return str(refused.value)


FAULTS = [
    Fault("noise on the line", noise_on_the_line, ("cannot be used", "check wiring"), lambda w: w.order("noise 0")),
    Fault("unplugged device", unplugged_device, ("line-1", "failed", "plug")),
    Fault("unknown device", unknown_device, ("nothing-here", "not there", "plug the device in")),
    Fault("wrong credentials to the broker", wrong_broker_password, ("FAIL", "password")),
    Fault("wrong credentials to login", wrong_login, ("identity.wrong_credentials",)),
    Fault("unreadable payload", unreadable_payload, ("header",)),
    Fault("unknown point", unknown_point, ("pump/vibration_de", "pending")),
    Fault("malformed body", malformed_body, ("nmae", "is not a known field", "branch_id")),
    Fault("stale ETag", stale_etag, ("Reload", "changed")),
    Fault("bad configuration document", bad_document, ("$.ports[0].key",)),
    Fault("bad configuration file", bad_edge_file, ("bad.toml", "brokr")),
    Fault("missing settings of the service", missing_service_settings, ("MAFUNDI_DATABASE_URL",)),
    Fault("broker down at start", broker_down_at_start, ("check", "127.0.0.1"), broker_back),
    Fault("database down at start", database_down_at_start, ("database", "wait for it"), database_back),
    Fault("database lost in the middle", database_lost_in_the_middle, ("does not answer",), database_back),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.cause for fault in FAULTS])
def test_fault_is_told_and_survived(workshop: Workshop, fault: Fault) -> None:
    said = fault.happen(workshop)
    fault.mend(workshop)

    assert [words for words in fault.told if words not in said] == [], said[-1500:]
    workshop.require_flow()
    workshop.require_nothing_lost()


def test_a_full_disk_at_the_edge_costs_counted_history_and_no_alarm(workshop: Workshop, small_disk: Path) -> None:
    plant = workshop.plant
    line, control = plant.folder / "fast-line", plant.folder / "fast-control"
    words = ["-m", "firmware_bridge.fake_equipment", "--type", "bearing-monitor", "--interval", "0.002"]
    plant.add("fast-machine", [*words, "--link", str(line), "--control", str(control)])
    gateway, config = workshop.enrol("small disk", line, data_folder=small_disk / "data")
    edge = workshop.another_edge("edge-on-small-disk", config)
    wait_for("first readings", lambda: workshop.stored(gateway["id"]) > 0, timeout_s=RECOVERY_S)

    plant.broker.kill()
    wait_for("history to be given up", lambda: _lost(workshop, config) > 0, timeout_s=60, pause_s=0.5)
    assert edge.is_running
    plant.broker.start()

    wait_for("the gaps in the cloud", lambda: _gaps(workshop, gateway["id"]) > 0, timeout_s=RECOVERY_S + 10)
    control.write_text("unplug 3600\n")
    _require_ledgers_agree(workshop, config)
    edge.stop()
    workshop.require_flow()


def _ready(url: str) -> int:
    try:
        return httpx.get(f"{url}/readyz", timeout=3).status_code
    except httpx.TransportError:
        return 0


def _lost(workshop: Workshop, config: Path) -> int:
    ledger = workshop.plant.edge_ledger(config)
    return sum(gap["to"] - gap["from"] + 1 for line in ledger for gap in line["gaps"])  # type: ignore[attr-defined]


def _gaps(workshop: Workshop, gateway_id: str) -> int:
    query = "SELECT coalesce(sum(lost), 0) FROM stream WHERE gateway_id = %(gateway)s::uuid AND lane = 'history'"
    return int(workshop.ask(query, {"gateway": gateway_id})[0][0])


def _require_ledgers_agree(workshop: Workshop, config: Path) -> None:
    def is_drained() -> bool:
        cloud = {line["stream"]: line for line in workshop.plant.cloud_ledger()}
        edge = workshop.plant.edge_ledger(config)
        return all(cloud[line["stream"]]["cursor"] == line["produced"] for line in edge)

    wait_for("the edge to be drained", is_drained, timeout_s=30, pause_s=0.5)
    cloud = {line["stream"]: line for line in workshop.plant.cloud_ledger()}
    for line in workshop.plant.edge_ledger(config):
        found = cloud[line["stream"]]
        assert found["stored_readings"] + found["stored_records"] + found["lost"] == line["produced"], found
        assert found["doubled"] == 0
        assert found["lane"] == "history" or found["lost"] == 0
