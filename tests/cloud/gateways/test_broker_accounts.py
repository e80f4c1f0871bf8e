"""The broker's account file when several web programs write it."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cloud.gateways.broker_accounts import accounts_for

NAMES = [f"gateway-{number}" for number in range(24)]


@pytest.mark.parametrize("kind", ["mosquitto", "iotcore"])
def test_accounts_put_by_many_at_once_are_all_there(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "accounts"

    def enrol(name: str) -> None:
        accounts_for(kind=kind, file=file, pid_file=None).put(username=name, password="secret")

    with ThreadPoolExecutor(len(NAMES)) as pool:
        list(pool.map(enrol, NAMES))

    text = file.read_text()
    known = json.loads(text)["accounts"] if kind == "iotcore" else [line.split(":")[0] for line in text.splitlines()]
    assert sorted(known) == sorted(NAMES)
