"""A year of a signal, the newest values of ten thousand, over HTTP: real TimescaleDB, real web program.

Cold means: server and web program just started, nothing in their memory, first request of its kind (the machine's own
file cache is left alone). Warm means the same address again. Roll-ups are made by the worker's own operation.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg

from cloud.foundation.database import Database, act_as_system
from cloud.telemetry.roll_ups import roll_up
from deploy.timescaledb.server import timescale_server
from tests.plant import ADMINISTRATOR, PASSWORD, run_to_end
from tests.programs import Program, free_port, wait_for

SPACING_S = 10
POINTS = 10_000
REPEATS = 60


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365, help="days of readings behind the year that is asked for")
    parser.add_argument("--neighbours", type=int, default=0, help="points stored beside it, of the same length")
    parser.add_argument("--cold-starts", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        try:
            print(json.dumps(bench.run(wanted.days, wanted.neighbours, wanted.cold_starts)))
        finally:
            bench.stop()


class Bench:
    """A database and a web program on private ports."""

    def __init__(self, folder: Path) -> None:
        self.server = timescale_server(folder / "postgres")
        self.port = free_port()
        self.environment: dict[str, str] = {"MAFUNDI_HTTP_PORT": str(self.port), "MAFUNDI_REQUESTS_PER_MINUTE": "60000"}
        self.url = f"http://127.0.0.1:{self.port}"
        self.end = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        self.web = Program(
            "web", [sys.executable, "-m", "cloud.command_line", "web"], folder=folder, environment=self.environment
        )

    def run(self, days: int, neighbours: int, cold_starts: int) -> dict[str, Any]:
        """Fill, roll up, ask."""
        self.server.start()
        self._set_up()
        rows = self._fill(days, neighbours)
        rolled = self._roll_up()
        self.web.start()
        self._wait()
        cookies = self._sign_in()
        cold = [self._cold(cookies) for _ in range(cold_starts)]
        with self._client(cookies) as client:
            year = self._year()
            warm = [timed(client, year) for _ in range(REPEATS)]
            tag = client.get("/points/1/series", params=year[1]).headers["ETag"]
            known = [timed(client, year, {"If-None-Match": tag}) for _ in range(REPEATS)]
            latest = [timed(client, ("/points/latest", {})) for _ in range(REPEATS)]
            answer = client.get("/points/1/series", params=year[1]).json()
            newest = client.get("/points/latest").json()
            zooms = {name: self._zoom(client, period) for name, period in ZOOMS.items()}
            download = self._download(client, days)
        assert len(answer["at"]) <= 2000, len(answer["at"])
        assert len(newest["point_id"]) == POINTS, len(newest["point_id"])
        return {
            "year_cold_ms": round(max(cold), 1),
            "year_warm_ms": round(statistics.median(warm), 1),
            "year_warm_p99_ms": round(p99(warm), 1),
            "year_not_modified_ms": round(statistics.median(known), 1),
            "latest_10k_ms": round(statistics.median(latest), 1),
            "latest_10k_p99_ms": round(p99(latest), 1),
            "zooms_ms": zooms,
            "buckets": len(answer["at"]),
            "source": answer["source"],
            "rows": rows,
            **rolled,
            **download,
        }

    def stop(self) -> None:
        """End both."""
        if self.web.is_running:
            self.web.stop()
        self.server.stop()

    def _set_up(self) -> None:
        words = ["cloud.command_line", "db", "init", "--admin-url", self.server.url]
        self.environment |= json.loads(run_to_end(*words))
        self.web = Program("web", self.web.command, folder=self.web.log_path.parent, environment=self.environment)
        run_to_end("cloud.command_line", "migrate", environment=self.environment)
        answers = {
            "--name": "Bench", "--administrator-name": "Amina", "--administrator-email": ADMINISTRATOR,
            "--administrator-password": PASSWORD, "--branch-name": "Nairobi", "--branch-code": "NBI",
            "--time-zone": "Africa/Nairobi", "--currency": "KES", "--tax-registration": "",
            "--tax-rate-percent": "16", "--calendar": "weekdays", "--mail-host": "",
        }  # fmt: skip
        run_to_end(
            "cloud.command_line", "init", *[word for pair in answers.items() for word in pair],
            environment=self.environment,
        )  # fmt: skip

    def _fill(self, days: int, neighbours: int) -> int:
        """Store as time went by, a day after the other, with the marks that ingest makes; return the rows."""
        stored = 0
        with psycopg.connect(self.server.url_of("mafundi"), autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(
                """INSERT INTO point (id, gateway_id, branch_id, key, unit, name) OVERRIDING SYSTEM VALUE
                SELECT n, gen_random_uuid(), (SELECT id FROM branch), 'k' || n, 'mm/s', 'Vibration ' || n
                FROM generate_series(1, %s) n""",
                [POINTS],
            )
            connection.execute(
                """INSERT INTO last_value SELECT n, now() - n * interval '1 ms', random() * 10, 0, now()
                FROM generate_series(1, %s) n""",
                [POINTS],
            )
            for day in range(days, 0, -1):
                start = self.end - timedelta(days=day)
                stored += connection.execute(
                    """INSERT INTO reading (point_id, stream_no, time, value, seq, quality)
                    SELECT p, 1, t, 5 + sin(extract(epoch FROM t) / 3600) + random(), 1, 0
                    FROM generate_series(%s, %s - interval '1 s', make_interval(secs => %s)) t,
                    generate_series(1, %s) p""",
                    [start, start + timedelta(days=1), SPACING_S, 1 + neighbours],
                ).rowcount
            connection.execute(
                """INSERT INTO dirty_bucket (point_id, hour, marked_at)
                SELECT p, h, now() - interval '1 h' FROM generate_series(1, %s) p,
                generate_series(%s, %s - interval '1 s', interval '1 h') h""",
                [1 + neighbours, self.end - timedelta(days=days), self.end],
            )
            connection.execute("VACUUM (ANALYZE)")
        return stored

    def _roll_up(self) -> dict[str, float]:
        """Run the worker's operation until nothing is left but the newest hours."""

        async def run() -> dict[str, float]:
            database = Database(self.environment["MAFUNDI_DATABASE_URL"], pool_size=1)
            readings, seconds, idle = 0, 0.0, 0
            while idle < 3:
                began = time.perf_counter()
                async with database.transaction() as transaction:
                    await act_as_system(transaction)
                    done = await roll_up(transaction)
                if done.hours:
                    seconds += time.perf_counter() - began
                readings += done.readings
                idle = 0 if done.hours or done.taken else idle + 1
            await database.close()
            return {"rollup_points_per_s": round(readings / max(seconds, 1e-9)), "rolled_up": readings}

        return asyncio.run(run())

    def _cold(self, cookies: httpx.Cookies) -> float:
        self.web.stop()
        self.server.stop()
        self.server.start()
        self.web.start()
        self._wait()
        with self._client(cookies) as client:
            return timed(client, self._year())

    def _zoom(self, client: httpx.Client, period: timedelta) -> float:
        query = {"from": (self.end - period).isoformat(), "to": self.end.isoformat(), "max_points": 2000}
        return round(statistics.median([timed(client, ("/points/1/series", query)) for _ in range(5)]), 1)

    def _download(self, client: httpx.Client, days: int) -> dict[str, float]:
        """Read every raw reading of the point."""
        began, size = time.perf_counter(), 0
        with client.stream("GET", "/points/1/readings.csv", timeout=300) as answer:
            for piece in answer.iter_raw():
                size += piece.count(b"\n")
        assert size == days * 86400 // SPACING_S + 1, size
        return {"csv_rows_per_s": round(size / (time.perf_counter() - began))}

    def _year(self) -> tuple[str, dict[str, Any]]:
        query = {"from": (self.end - timedelta(days=365)).isoformat(), "to": self.end.isoformat(), "max_points": 2000}
        return "/points/1/series", query

    def _wait(self) -> None:
        def is_ready() -> bool:
            try:
                return httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200
            except httpx.TransportError:
                return False

        wait_for("the web program to be ready", is_ready, timeout_s=60)

    def _sign_in(self) -> httpx.Cookies:
        with httpx.Client(base_url=f"{self.url}/api/v1", headers={"Origin": self.url}) as client:
            client.post("/session", json={"email": ADMINISTRATOR, "password": PASSWORD}).raise_for_status()
            return client.cookies

    def _client(self, cookies: httpx.Cookies) -> httpx.Client:
        return httpx.Client(base_url=f"{self.url}/api/v1", cookies=cookies, timeout=60)


ZOOMS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "quarter": timedelta(days=91),
}


def timed(client: httpx.Client, asked: tuple[str, dict[str, Any]], headers: dict[str, str] | None = None) -> float:
    """Return the milliseconds until the whole answer is here and read as JSON."""
    began = time.perf_counter()
    answer = client.get(asked[0], params=asked[1], headers=headers)
    if answer.status_code != 304:
        answer.raise_for_status().json()
    return (time.perf_counter() - began) * 1000


def p99(values: list[float]) -> float:
    return sorted(values)[min(int(len(values) * 0.99), len(values) - 1)]


if __name__ == "__main__":
    main()
