"""What a flood of sign-ins costs everybody else: 200 people at the door at once, while others work.

Real programs on this machine. One reader asks for the overview, one request after the other, first alone and then while
200 sign-ins run; the people at the door are a process of their own. `--short` is a smaller one.

    python -m tests.bench.login
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, Final

import httpx

from cloud.identity.passwords import _matches, hash_password
from tests.plant import ADMINISTRATOR, PASSWORD, ROOT, Plant

QUIET_S: Final = 6.0
BETWEEN_S: Final = 0.02
LONGEST_S: Final = 120


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--logins", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="40 sign-ins")
    parser.add_argument("--flood", help="internal: sign in at this address, and do nothing else")
    wanted = parser.parse_args()
    logins = 40 if wanted.short else wanted.logins
    if wanted.flood:
        print(json.dumps(asyncio.run(flood(wanted.flood, logins))))
        return
    with tempfile.TemporaryDirectory() as folder:
        # All come from one address here, which is not what the limit is for.
        plant = Plant(Path(folder), settings={"MAFUNDI_LOGIN_ATTEMPTS_PER_MINUTE": "100000"})
        try:
            plant.start()
            result = measure(plant, logins=logins)
        finally:
            plant.stop()
    print(json.dumps(result))


def measure(plant: Plant, *, logins: int) -> dict[str, Any]:
    """Return the figures."""
    user = plant.sign_in()
    with httpx.Client(base_url=plant.url, cookies=user._http.cookies, timeout=30) as reader:
        alone = read_for(reader, until=lambda began_s: time.monotonic() - began_s > QUIET_S)
        people = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.login", "--flood", plant.url, "--logins", str(logins)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert people.stdout is not None
        people.stdout.readline()  # they are at the door
        beside = read_for(reader, until=lambda _: people.poll() is not None)
        door = json.loads(people.stdout.read())
    return {
        "logins": logins,
        "signed_in": door["signed_in"],
        "login_p95_ms": door["p95_ms"],
        "verify_ms": verify_ms(),
        "alone_p95_ms": p95(alone),
        "beside_p95_ms": p95(beside),
        "p95_ratio": round(p95(beside) / p95(alone), 2),
        "requests_beside": len(beside),
    }


def verify_ms(times: int = 15) -> float:
    """Return how long one password takes, in the middle of several."""
    stored = hash_password(PASSWORD)
    taken = []
    for _ in range(times):
        began_s = time.perf_counter()
        assert _matches(PASSWORD, stored)
        taken.append((time.perf_counter() - began_s) * 1000)
    return round(median(taken), 1)


def read_for(reader: httpx.Client, *, until: Any) -> list[float]:
    """Ask for the overview again and again; return how long each answer took, in milliseconds."""
    began_s, taken = time.monotonic(), []
    while not until(began_s) and time.monotonic() - began_s < LONGEST_S:
        asked_s = time.perf_counter()
        answer = reader.get("/api/v1/overview")
        taken.append((time.perf_counter() - asked_s) * 1000)
        assert answer.status_code == 200, answer.text
        time.sleep(BETWEEN_S)
    return taken


async def flood(url: str, logins: int) -> dict[str, Any]:
    """Sign in so many times at once."""
    limits = httpx.Limits(max_connections=logins)
    async with httpx.AsyncClient(base_url=url, timeout=LONGEST_S, limits=limits) as client:
        await asyncio.gather(*(client.get("/healthz") for _ in range(logins)))  # connections stand
        print("at the door", flush=True)

        async def sign_in() -> tuple[int, float]:
            began_s = time.perf_counter()
            body = {"email": ADMINISTRATOR, "password": PASSWORD}
            answer = await client.post("/api/v1/session", json=body)
            return answer.status_code, (time.perf_counter() - began_s) * 1000

        answers = await asyncio.gather(*(sign_in() for _ in range(logins)))
    return {
        "signed_in": sum(status == 200 for status, _ in answers),
        "p95_ms": p95([ms for _, ms in answers]),
    }


def p95(values: list[float]) -> float:
    """Return the value below which nineteen of twenty lie."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1)


if __name__ == "__main__":
    main()
