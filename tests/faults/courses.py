"""What happens in each fault: what a person is told, the cause taken away, and what else must be well then."""

import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from tests.console_user import ConsoleUser, Refused
from tests.faults.workshop import RECOVERY_S, TELLING_S, Workshop
from tests.plant import ADMINISTRATOR, PASSWORD, ROOT
from tests.programs import wait_for


class Told(NamedTuple):
    """The words a person gets, and the exit code, HTTP status or state that a program gets."""

    text: str
    code: int | str


class Mark(Enum):
    """Where a course has got to: recovery is timed from the one mark to the other, or to its end."""

    GONE = "the cause is gone"
    WELL = "all is well"


GONE, WELL = Mark.GONE, Mark.WELL
Course = Iterator[Told | Mark]


def noise_on_the_line(workshop: Workshop) -> Course:
    workshop.order("noise 0.7")
    workshop.wait_for_status("rejected")
    workshop.edge.wait_until_said("port.rejects", timeout_s=TELLING_S)
    yield Told(workshop.edge.said(), "port.rejects")
    workshop.order("noise 0")
    yield GONE


def unplugged_device(workshop: Workshop) -> Course:
    workshop.order("unplug 3600")
    workshop.wait_for_status("failed")
    code, text = workshop.edge_command("check", workshop.config)
    yield Told(text, code)
    workshop.order("unplug 0")
    wait_for("the device to be plugged in", workshop.line.exists, timeout_s=10)
    yield GONE
    workshop.wait_for_status("line-1: open")


def unknown_device(workshop: Workshop) -> Course:
    line = workshop.plant.folder / "second-line"
    gateway, config = workshop.enrol("second pump house", line)
    edge = workshop.another_edge("edge-without-device", config)
    workshop.wait_for_status("failed", config=config)
    code, text = workshop.edge_command("check", config)
    yield Told(text, code)
    machine = workshop.plug_in("second-machine", line)
    yield GONE
    wait_for("its first readings", lambda: workshop.stored(gateway["id"]) > 0, timeout_s=RECOVERY_S)
    yield WELL
    workshop.require_nothing_lost(config)
    edge.stop()
    machine.stop()


def wrong_broker_password(workshop: Workshop) -> Course:
    _, config = workshop.enrol("third pump house", workshop.plant.folder / "no-line")
    right = config.read_text()
    config.write_text(
        "\n".join('password = "x"' if line.startswith("password") else line for line in right.split("\n"))
    )
    edge = workshop.another_edge("edge-with-wrong-password", config)
    workshop.wait_for_status("check user, password", config=config)
    code, text = workshop.edge_command("check", config)
    yield Told(text + workshop.status(config), code)
    edge.stop()
    config.write_text(right)
    edge.start()
    yield GONE
    workshop.wait_for_status("link connected", config=config)
    yield WELL
    edge.stop()


def wrong_login(workshop: Workshop) -> Course:
    with pytest.raises(Refused) as refused:
        ConsoleUser(workshop.plant.url, email=ADMINISTRATOR, password="not this one")
    yield Told(str(refused.value), refused.value.status)
    yield GONE
    ConsoleUser(workshop.plant.url, email=ADMINISTRATOR, password=PASSWORD).close()


def unreadable_payload(workshop: Workshop) -> Course:
    workshop.publish(b"\xff\x00 this is no batch")
    workshop.plant.ingest.wait_until_said("gateways.message_put_aside", timeout_s=TELLING_S)
    yield Told(workshop.plant.ingest.said(), "gateways.message_put_aside")
    yield GONE
    assert workshop.ask("SELECT payload FROM dead_letter") == [(b"\xff\x00 this is no batch",)]


def unknown_point(workshop: Workshop) -> Course:
    points = workshop.user.items("/points", gateway_id=workshop.gateway["id"], state="pending")
    assert all(point["last"] is not None for point in points)
    yield Told(str([(point["key"], point["unit"], point["state"]) for point in points]), points[0]["state"])
    site = workshop.user.post("/sites", {"branch_id": workshop.branch_id, "name": "Works"})
    asset = workshop.user.post("/assets", {"site_id": site["id"], "name": "Pump", "tag": "P-1"})
    workshop.user.get(f"/points/{points[0]['id']}")
    workshop.user.put(f"/points/{points[0]['id']}/binding", {"asset_id": asset["id"]})
    yield GONE
    assert workshop.user.get(f"/points/{points[0]['id']}")["state"] == "bound"


def malformed_body(workshop: Workshop) -> Course:
    with pytest.raises(Refused) as refused:
        workshop.user.post("/sites", {"branch_id": "no id", "nmae": "Works"})
    yield Told(str(refused.value), refused.value.status)
    yield GONE
    workshop.user.post("/sites", {"branch_id": workshop.branch_id, "name": "Works again"})


def stale_etag(workshop: Workshop) -> Course:
    site = workshop.user.post("/sites", {"branch_id": workshop.branch_id, "name": "Site of two editors"})
    asset = workshop.user.post("/assets", {"site_id": site["id"], "name": "Fan", "tag": "F-1"})
    path = f"/assets/{asset['id']}"
    other = workshop.plant.sign_in()
    other.get(path)
    workshop.user.get(path)
    workshop.user.patch(path, {"name": "Fan 1"})
    with pytest.raises(Refused) as refused:
        other.patch(path, {"name": "Fan one"})
    assert workshop.user.get(path)["name"] == "Fan 1"
    yield Told(str(refused.value), refused.value.status)
    other.get(path)
    yield GONE
    assert other.patch(path, {"name": "Fan one"})["name"] == "Fan one"


def bad_document(workshop: Workshop) -> Course:
    path = f"/gateways/{workshop.gateway['id']}/configuration"
    before = workshop.user.get(path)
    with pytest.raises(Refused) as refused:
        workshop.user.put(path, {"document": {"ports": [{"type": "serial", "key": "Line 1", "device": "x"}]}})
    yield Told(str(refused.value), refused.value.status)
    yield GONE
    assert workshop.user.get(path) == before


def bad_edge_file(workshop: Workshop) -> Course:
    config = workshop.config.with_name("bad.toml")
    config.write_text(workshop.config.read_text().replace("[broker]", "[brokr]"))
    code, text = workshop.edge_command("run", config)
    yield Told(text, code)
    config.write_text(workshop.config.read_text())
    yield GONE
    assert workshop.edge_command("check", config)[0] == 0


def missing_service_settings(workshop: Workshop) -> Course:
    del workshop
    answer = subprocess.run(
        [sys.executable, "-m", "cloud.command_line", "web"],
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    yield Told(answer.stderr, answer.returncode)
    yield GONE


def broker_down_at_start(workshop: Workshop) -> Course:
    workshop.edge.stop()
    workshop.plant.ingest.stop()
    workshop.plant.broker.kill()
    workshop.plant.ingest.start()
    workshop.edge.start()
    workshop.plant.ingest.wait_until_said("broker_still_unreachable", timeout_s=TELLING_S)
    workshop.wait_for_status("check user, password and port")
    code, text = workshop.edge_command("check", workshop.config)
    yield Told(workshop.plant.ingest.said() + workshop.status() + text, code)
    workshop.plant.broker.start()
    yield GONE
    workshop.wait_for_status("link connected")


def database_down_at_start(workshop: Workshop) -> Course:
    plant = workshop.plant
    plant.web.stop()
    plant.ingest.stop()
    plant.database.kill()
    plant.web.start()
    plant.ingest.start()
    wait_for("the web program to answer", lambda: _ready(plant.url) == 503, timeout_s=TELLING_S)
    plant.ingest.wait_until_said("ingest.database_unreachable", timeout_s=TELLING_S)
    yield Told(httpx.get(f"{plant.url}/readyz").text + plant.ingest.said(), _ready(plant.url))
    plant.database.start()
    yield GONE
    plant.wait_until_ready(timeout_s=RECOVERY_S)


def database_lost_in_the_middle(workshop: Workshop) -> Course:
    workshop.plant.database.kill()
    with pytest.raises(Refused) as refused:
        workshop.user.get("/overview")
    workshop.plant.ingest.wait_until_said("ingest.not_stored", timeout_s=TELLING_S)
    yield Told(str(refused.value), refused.value.status)
    workshop.plant.database.start()
    yield GONE
    workshop.plant.wait_until_ready(timeout_s=RECOVERY_S)
    workshop.user.get("/overview")


def full_disk(workshop: Workshop, small_disk: Path) -> Course:
    """Its machine is fast, so that three megabytes are full within the minute in which the broker is away."""
    plant = workshop.plant
    line = plant.folder / "fast-line"
    machine = workshop.plug_in("fast-machine", line, interval_s=0.002)
    gateway, config = workshop.enrol("small disk", line, data_folder=small_disk / "data")
    edge = workshop.another_edge("edge-on-small-disk", config)
    wait_for("first readings", lambda: workshop.stored(gateway["id"]) > 0, timeout_s=TELLING_S)
    plant.broker.kill()
    wait_for("history to be given up", lambda: workshop.lost_at_the_edge(config) > 0, timeout_s=60, pause_s=0.5)
    code, text = workshop.edge_command("status", config)
    yield Told(text + edge.said(), code)
    plant.broker.start()
    yield GONE
    wait_for("the gaps in the cloud", lambda: workshop.lost_in_the_cloud(gateway["id"]) > 0, timeout_s=RECOVERY_S)
    yield WELL
    machine.stop()
    workshop.require_ledgers_to_agree(config)
    edge.stop()


def _ready(url: str) -> int:
    try:
        return httpx.get(f"{url}/readyz", timeout=3).status_code
    except httpx.TransportError:
        return 0
