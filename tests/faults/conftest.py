"""One plant for all faults: a working edge agent on a simulated line, to which things happen."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.workshop import Workshop
from tests.plant import MOSQUITTO, Plant


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    if MOSQUITTO is None:
        pytest.skip("mosquitto is not installed: faults of the real line were not tested")
    plant = Plant(tmp_path_factory.mktemp("plant"))
    plant.environment["MAFUNDI_LOG_FORMAT"] = "console"
    try:
        plant.start()
        yield Workshop(plant)
    finally:
        plant.stop()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.geteuid() != 0 or os.system(f"mount -t tmpfs -o size=3m tmpfs {folder}") != 0:
        pytest.skip("a full disk needs a small file system, which only root can mount: not tested")
    try:
        yield folder
    finally:
        deadline = time.monotonic() + 5
        while os.system(f"umount {folder}") != 0 and time.monotonic() < deadline:
            time.sleep(0.2)
