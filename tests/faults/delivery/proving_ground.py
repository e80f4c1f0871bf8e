"""The proving ground: database, broker, ingest, a proxy and one edge agent, each a real program that can be killed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import psycopg

from edge_agent.spool.ledger import read_ledger
from tests.faults.delivery.account import Account, CloudStream, StoredAlarm, StoredReading, settle
from tests.faults.delivery.gaps import Gap
from tests.faults.delivery.listener import NAME, PASSWORD, Listener
from tests.faults.delivery.machine import Machine
from tests.faults.delivery.oracle import LIMIT, POINTS, Oracle
from tests.faults.delivery.proxy import Proxy
from tests.faults.failpoint import Order, fired_file
from tests.plant import Plant, run_to_end
from tests.programs import Program, wait_for

MACHINE: Final = "oracle"
RULE_ID: Final = "018f0000-0000-7000-8000-000000000001"
RULE_VERSION: Final = 1
FIRES_WITHIN_S: Final = 45
"""Programs may first have to find each other again, after growing pauses."""
FLOW_WITHIN_S: Final = 60
DRAIN_GIVEN_UP_S: Final = 180
SPOOL_CAP_MB: Final = 16
DISK_MB: Final = 48
QUICKER_TIDYING: Final = ("edge_agent.main:TIDY_EVERY_S=2", "edge_agent.spool.room:ACKED_SHARE=0.01")
"""So that acked records are deleted while the run lasts: usually that begins after hours."""


class FailpointNeverReached(AssertionError):
    """The program did not come by: the failpoint tests nothing, and the run is no proof."""


class Victim(Program):
    """A program that dies when told, at any moment or at a failpoint."""

    def __init__(self, name: str, words: Sequence[str], *, plant: Plant, constants: Sequence[str] = ()) -> None:
        self._orders = plant.folder / f"{name}.orders"
        self._words = list(words)
        self._constants = list(constants)
        super().__init__(name, self._launcher(), folder=plant.folder, environment=plant.environment)

    def start(self, *, constants: Sequence[str] = ()) -> None:
        """Start, with other constants for this life only."""
        self.command = self._launcher(constants)
        super().start()

    def die_at(self, order: Order) -> None:
        """Let it die at a failpoint, and make sure that it died there.

        Raises:
            FailpointNeverReached.
        """
        fired_file(self._orders).unlink(missing_ok=True)
        self.order(order)
        deadline = time.monotonic() + FIRES_WITHIN_S
        while self.is_running and time.monotonic() < deadline:
            time.sleep(0.01)
        if self.is_running or not fired_file(self._orders).exists():
            raise FailpointNeverReached(f"{self.name}, {order}: {self.said()[-3000:]}")

    def _launcher(self, constants: Sequence[str] = ()) -> list[str]:
        settings = [word for constant in [*self._constants, *constants] for word in ("--set", constant)]
        return [sys.executable, "-m", "tests.faults.failpoint", str(self._orders), *settings, "--", *self._words]

    def order(self, order: Order) -> None:
        """Give the order and go on."""
        new = self._orders.with_suffix(".new")
        new.write_text(str(order))
        new.replace(self._orders)

    def kill_and_start(self, *, away_s: float = 0.0) -> None:
        self.kill()
        time.sleep(away_s)
        self.start()


class ListenedPlant(Plant):
    """A plant whose broker knows the listener."""

    def _configure_broker(self) -> None:
        super()._configure_broker()
        subprocess.run(["mosquitto_passwd", "-b", str(self.accounts_file), NAME, PASSWORD], check=True)
        with (self.folder / "acl").open("a") as acl:
            acl.write(f"\nuser {NAME}\ntopic readwrite mafundi/v1/#\n")


class ProvingGround:
    """Everything in place, and the few things that courses do with it."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self.plant = ListenedPlant(folder)
        self.folder = folder
        self.data = folder / "edge" / "data"
        self.oracle = Oracle(seed)
        self.machine = Machine(self.oracle, folder / "line")
        self.proxy = Proxy(self.plant.broker_port)
        self.listener = Listener(self.plant.broker_port)
        self.has_small_disk = False
        self.acked_too_early: list[str] = []

    def start(self) -> None:
        """Start the real programs; the console's are only needed to enrol."""
        self.plant.start()
        gateway_toml = self._enrol()
        for program in (self.plant.web, self.plant.worker, self.plant.ingest):
            program.stop()
        self.proxy.start()
        self._lay_out_edge(gateway_toml)
        words = ["cloud.command_line", "ingest"]
        self.ingest = self._victim("ingest-victim", words)
        words = ["edge_agent.command_line", "run", "--config", str(self.folder / "edge" / "edge.toml")]
        self.edge = self._victim("edge-victim", words, constants=QUICKER_TIDYING)
        self.machine.start()
        self.listener.start()
        self.require_flow()

    def stop(self) -> None:
        """End everything; never fails, so that what happened before is told."""
        for program in self.plant.programs:
            if isinstance(program, Victim) and program.is_running:
                program.kill()
        for end in (self.machine.stop, self.listener.stop, self.plant.stop, self.proxy.stop):
            try:
                end()
            except (AssertionError, RuntimeError, OSError) as error:
                print(f"while stopping: {error}", file=sys.stderr)
        if self.has_small_disk:
            shutil.copytree(self.data, self.data.with_name("data-at-the-end"), dirs_exist_ok=True)
            subprocess.run(["umount", "-l", str(self.data)], check=False)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        with psycopg.connect(self.plant.database.url_of("mafundi"), connect_timeout=5) as connection:
            return connection.execute(query).fetchall()

    def stored_numbers(self) -> int:
        """Return the highest number stored."""
        row = self.ask(f"SELECT max(value) FROM reading r JOIN point p ON p.id = r.point_id WHERE p.key = '{_key(0)}'")
        return int(row[0][0] or 0)

    def require_flow(self) -> None:
        """Readings that are said from now on arrive."""
        said = len(self.oracle.said)
        wait_for("fresh readings", lambda: self._try_stored() > said, timeout_s=FLOW_WITHIN_S, pause_s=0.2)

    def require_alive(self) -> None:
        """Nobody has ended without having been killed."""
        for program in (self.edge, self.ingest, self.plant.broker):
            assert program.is_running, f"{program.name} has ended by itself: {program.said()[-3000:]}"

    def require_no_early_ack(self) -> None:
        """What the listener heard acknowledged is committed: heard first, looked up afterwards."""
        claims = self.listener.claims()
        ((epoch,),) = self.ask("SELECT epoch FROM database_identity")
        cursors = {str(stream): cursor for stream, cursor in self.ask("SELECT id, cursor FROM stream")}
        for (said_by, stream), upto in claims.items():
            if said_by == str(epoch) and cursors.get(stream, 0) < upto:
                self.acked_too_early.append(f"{stream}: acknowledged up to {upto}, stored up to {cursors.get(stream)}")

    def drain(self) -> float:
        """Let the machine rest until all it said is in the cloud, and return how long that took."""
        began_s = time.monotonic()
        self.machine.pause()
        wait_for("everything to be acknowledged and delivered", self.is_drained, timeout_s=DRAIN_GIVEN_UP_S)
        return time.monotonic() - began_s

    def account(self) -> Account:
        """Hold what is stored against what was said; everything has to be drained."""
        self.require_no_early_ack()
        account = settle(
            oracle=self.oracle,
            readings=self._readings(),
            alarms=[
                StoredAlarm(*row)
                for row in self.ask(
                    "SELECT id, (extract(epoch FROM onset_at) * 1000)::bigint, cleared_at IS NOT NULL FROM alarm"
                )
            ],
            cloud=self._cloud_streams(),
            edge=read_ledger(self.data),
            rule=(RULE_ID, RULE_VERSION),
        )
        account.acked_too_early = len(self.acked_too_early)
        account.faults += self.acked_too_early
        return account

    def restore_finish(self) -> None:
        """Do what an operator does after a restore."""
        run_to_end("cloud.command_line", "restore", "finish", environment=self.plant.environment)

    def _enrol(self) -> str:
        user = self.plant.sign_in()
        enrolled = user.post("/gateways", {"branch_id": user.session["branches"][0]["id"], "name": "Oracle's house"})
        text: str = enrolled["edge_toml"]
        return text

    def _lay_out_edge(self, gateway_toml: str) -> None:
        folder = self.data.parent
        (folder / "equipment").mkdir(parents=True)
        self.data.mkdir()
        self.has_small_disk = _mount(self.data)
        toml = gateway_toml.replace('folder = "edge-data"', f'folder = "{self.data}"\nspool_cap_mb = {SPOOL_CAP_MB}')
        toml = toml.replace(f"port = {self.plant.broker_port}", f"port = {self.proxy.port}")
        toml += '\n[configuration]\nfile = "configuration.toml"\n\n[equipment]\nfolder = "equipment"\n'
        (folder / "edge.toml").write_text(toml)
        (folder / "configuration.toml").write_text(_configuration(self.folder / "line"))
        (folder / "equipment" / "oracle.toml").write_text(_equipment_type())

    def _victim(self, name: str, words: Sequence[str], *, constants: Sequence[str] = ()) -> Victim:
        victim = Victim(name, words, plant=self.plant, constants=constants)
        self.plant.programs.append(victim)
        victim.start()
        return victim

    def _try_stored(self) -> int:
        try:
            return self.stored_numbers()
        except psycopg.Error:
            return 0

    def is_drained(self) -> bool:
        """Whether all that was said is in the cloud."""
        if not self.machine.is_idle:
            return False
        try:
            cursors = {str(stream): cursor for stream, cursor in self.ask("SELECT id, cursor FROM stream")}
            return all(
                line["state"] == "closed" or line["produced"] == line["acked_upto"] == cursors.get(line["stream"], 0)
                for line in read_ledger(self.data)
            )
        except (psycopg.Error, sqlite3.Error):
            return False

    def _readings(self) -> list[StoredReading]:
        names = {_key(index): point for index, point in enumerate(POINTS)}
        rows = self.ask(
            "SELECT p.key, (extract(epoch FROM r.time) * 1000)::bigint, r.value, s.id::text, r.seq FROM reading r"
            " JOIN point p ON p.id = r.point_id JOIN stream s ON s.number = r.stream_no"
        )
        return [StoredReading(names[key], at_ms, value, stream, seq) for key, at_ms, value, stream, seq in rows]

    def _cloud_streams(self) -> list[CloudStream]:
        rows = self.ask(
            """SELECT s.id::text, s.lane, s.cursor, s.stored_records + coalesce(r.stored, 0), s.lost,
              coalesce((SELECT json_agg(json_build_array(first_seq, last_seq, reason)) FROM stream_gap
                WHERE stream_number = s.number), '[]'::json)
            FROM stream s LEFT JOIN (SELECT stream_no, count(*) AS stored FROM reading GROUP BY stream_no) r
              ON r.stream_no = s.number"""
        )
        return [CloudStream(*row[:-1], [Gap(*gap) for gap in row[-1]]) for row in rows]


def _key(index: int) -> str:
    return f"{MACHINE}/{POINTS[index]}"


def _configuration(line: Path) -> str:
    return f"""version = 1

[[ports]]
type = "serial"
key = "line-1"
device = "{line}"

[[equipment]]
key = "{MACHINE}"
type = "oracle"
port = "line-1"

[[rules]]
id = "{RULE_ID}"
version = {RULE_VERSION}
point_key = "{_key(2)}"
point_unit = "1"
params = {{ kind = "limit", direction = "high", limit = {LIMIT} }}
"""


def _equipment_type() -> str:
    head = 'title = "Oracle"\nprotocol = "cobs_frames"\ntime = "device"\nwaits_for_ack = true\n'
    return head + "".join(f'\n[[points]]\nname = "{point}"\ntitle = "{point}"\nunit = "1"\n' for point in POINTS)


def _mount(folder: Path) -> bool:
    """Give the edge agent a small disk of its own, where this user may mount one."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    words = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder)]
    return subprocess.run(words, check=False).returncode == 0
