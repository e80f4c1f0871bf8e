"""The plant of the fault tests: one edge agent with one machine, and the words it says about itself."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import psycopg

from schemas.topics import gateway_topic
from tests.plant import ROOT, Plant
from tests.programs import Program, wait_for

RECOVERY_S = 15
"""Promised: all is well so long after a cause is gone."""
TELLING_S = 30
"""Not promised, only waited for: several causes are told after the third try."""


class Workshop:
    """A pump on a pseudo-terminal, its edge agent, and a manager at the console."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.user = plant.sign_in()
        self.branch_id = self.user.session["branches"][0]["id"]
        self.line = plant.folder / "line"
        self.control = plant.folder / "control"
        self.machine = self.plug_in("machine", self.line, interval_s=0.1)
        self.gateway, self.config = self.enrol("pump house", self.line)
        self.edge = plant.add("edge", ["-m", "edge_agent.command_line", "run", "--config", str(self.config)])
        wait_for("the first readings", lambda: self.stored() > 0, timeout_s=25)

    def enrol(self, name: str, line: Path, *, data_folder: Path | None = None) -> tuple[dict[str, Any], Path]:
        """Enrol an edge agent with one machine on a line; its edge.toml lies in a folder of its own."""
        enrolled = self.user.post("/gateways", {"branch_id": self.branch_id, "name": name})
        gateway: dict[str, Any] = enrolled["gateway"]
        folder = self.plant.folder / gateway["id"]
        folder.mkdir()
        config = folder / "edge.toml"
        text: str = enrolled["edge_toml"]
        config.write_text(text.replace('folder = "edge-data"', f'folder = "{data_folder or folder / "data"}"'))
        self.user.get(f"/gateways/{gateway['id']}/configuration")
        document = {
            "ports": [{"type": "serial", "key": "line-1", "device": str(line)}],
            "equipment": [{"key": "pump", "type": "bearing-monitor", "port": "line-1"}],
        }
        self.user.put(f"/gateways/{gateway['id']}/configuration", {"document": document})
        return gateway, config

    def plug_in(self, name: str, line: Path, *, interval_s: float = 0.1) -> Program:
        """Start a simulated machine on a line; it obeys what is written into `control`."""
        words = ["-m", "firmware_bridge.fake_equipment", "--type", "bearing-monitor", "--interval", str(interval_s)]
        control = self.control if line == self.line else line.with_suffix(".control")
        return self.plant.add(name, [*words, "--link", str(line), "--control", str(control)])

    def another_edge(self, name: str, config: Path) -> Program:
        """Start a second edge agent."""
        return self.plant.add(name, ["-m", "edge_agent.command_line", "run", "--config", str(config)])

    def order(self, words: str) -> None:
        """Tell the simulated machine what to do."""
        with self.control.open("a") as control:
            control.write(f"{words}\n")

    def status(self, config: Path | None = None) -> str:
        """What `mafundi-edge status` prints."""
        return self.edge_command("status", config or self.config)[1]

    def edge_command(self, command: str, config: Path) -> tuple[int, str]:
        """Exit code and text of a `mafundi-edge` command."""
        answer = subprocess.run(
            [sys.executable, "-m", "edge_agent.command_line", command, "--config", str(config)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        return answer.returncode, answer.stdout + answer.stderr

    def wait_for_status(self, text: str, *, config: Path | None = None, timeout_s: float = TELLING_S) -> None:
        wait_for(f"status to say {text!r}", lambda: text in self.status(config), timeout_s=timeout_s, pause_s=0.5)

    def stored(self, gateway_id: str | None = None) -> int:
        """How many readings of an edge agent are committed."""
        query = """SELECT count(*) FROM reading r JOIN stream s ON s.number = r.stream_no
                   WHERE %(gateway)s::uuid IS NULL OR s.gateway_id = %(gateway)s::uuid"""
        return int(self.ask(query, {"gateway": gateway_id})[0][0])

    def lost_at_the_edge(self, config: Path) -> int:
        """How many records an edge agent has given up."""
        ledger: list[dict[str, Any]] = self.plant.edge_ledger(config)
        return sum(gap["to"] - gap["from"] + 1 for line in ledger for gap in line["gaps"])

    def lost_in_the_cloud(self, gateway_id: str) -> int:
        """How many readings of an edge agent the cloud counts as given up."""
        query = "SELECT coalesce(sum(lost), 0) FROM stream WHERE gateway_id = %(gateway)s::uuid AND lane = 'history'"
        return int(self.ask(query, {"gateway": gateway_id})[0][0])

    def ask(self, query: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        with psycopg.connect(self.plant.database.url_of("mafundi"), connect_timeout=2) as connection:
            return connection.execute(query, values or {}).fetchall()

    def require_flow(self) -> None:
        """New readings arrive within the time a recovery may take."""
        before = self.stored(self.gateway["id"])
        wait_for("new readings", lambda: self.stored(self.gateway["id"]) > before, timeout_s=RECOVERY_S)

    def require_nothing_lost(self, config: Path | None = None) -> None:
        """The edge's ledger and the cloud's agree, and nothing was given up."""
        streams = {line["stream"]: line for line in self.plant.cloud_ledger()}
        for line in self.plant.edge_ledger(config or self.config):
            cloud = streams[line["stream"]]
            assert cloud["lost"] == 0, cloud
            assert cloud["doubled"] == 0, cloud
            assert cloud["stored_readings"] + cloud["stored_records"] == cloud["cursor"], cloud

    def require_ledgers_to_agree(self, config: Path) -> None:
        """Once the edge is drained: produced = stored + counted gaps, nothing doubled, and no event given up."""

        def is_drained() -> bool:
            cloud = {line["stream"]: line for line in self.plant.cloud_ledger()}
            return all(cloud[line["stream"]]["cursor"] == line["produced"] for line in self.plant.edge_ledger(config))

        wait_for("the edge to be drained", is_drained, timeout_s=30, pause_s=0.5)
        cloud: dict[Any, dict[str, Any]] = {line["stream"]: line for line in self.plant.cloud_ledger()}
        for line in self.plant.edge_ledger(config):
            found = cloud[line["stream"]]
            assert found["stored_readings"] + found["stored_records"] + found["lost"] == line["produced"], found
            assert found["doubled"] == 0
            assert found["lane"] == "history" or found["lost"] == 0

    def publish(self, payload: bytes) -> None:
        """Publish on the edge agent's own topic, with its own credential, by mosquitto's own client."""
        settings = tomllib.loads(self.config.read_text())
        gateway_id = settings["gateway"]["id"]
        where = ["-h", "127.0.0.1", "-p", str(self.plant.broker_port), "-V", "5"]
        # Another client id would be refused; the agent reconnects after being pushed off by its own name.
        who = ["-u", gateway_id, "-P", settings["broker"]["password"], "-i", gateway_id]
        command = ["mosquitto_pub", *where, *who, "-q", "1", "-t", gateway_topic(gateway_id, "up"), "-s"]
        subprocess.run(command, input=payload, check=True, timeout=10)
