"""The road from broker to database by itself: real mosquitto, TimescaleDB and ingest programs, no console, no edge."""

import json
from pathlib import Path
from typing import Any

import psycopg

from cloud.foundation.identifiers import new_id
from tests.plant import Plant, run_to_end
from tests.programs import Program


class IngestRig:
    """Database and broker with enrolled edge agents; ingest programs are added."""

    def __init__(self, folder: Path, *, gateways: int) -> None:
        self.plant = plant = Plant(folder)
        plant.database.start()
        roles = run_to_end("cloud.command_line", "db", "init", "--admin-url", plant.database.url)
        plant.environment |= {**json.loads(roles), **plant._settings()}
        run_to_end("cloud.command_line", "migrate", environment=plant.environment)
        plant._set_up_organisation()
        plant._configure_broker()
        plant.broker.start()
        self.gateways = [str(new_id()) for _ in range(gateways)]
        with self.connect() as connection:
            for number, one in enumerate(self.gateways):
                connection.execute(
                    "INSERT INTO gateway (id, branch_id, name, password_hash) SELECT %s, id, %s, '' FROM branch",
                    [one, f"edge {number}"],
                )

    def start_ingest(self, name: str = "ingest", *, python: tuple[str, ...] = (), **settings: str) -> Program:
        """Add a program and wait until it has the broker."""
        program = self.plant.add(name, [*python, "-m", "cloud.command_line", "ingest"], starts=False)
        program._environment |= settings
        program.start()
        program.wait_until_said("ingest.broker_connected", timeout_s=60)
        return program

    def stop(self) -> None:
        self.plant.stop()

    def connect(self, role: str = "admin") -> psycopg.Connection[Any]:
        plant = self.plant
        url = plant.database.url_of("mafundi") if role == "admin" else plant.environment[role]
        return psycopg.connect(url, autocommit=True)

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self.connect() as connection:
            return connection.execute(query, values).fetchall()
