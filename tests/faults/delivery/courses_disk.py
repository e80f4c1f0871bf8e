"""Faults of disks: the edge's full, torn, flipped, set back or copied; the cloud's set back to an earlier copy."""

import random
import shutil
import time
from pathlib import Path
from typing import Final

from edge_agent.spool.ledger import read_ledger
from edge_agent.spool.store import FILE_NAME
from tests.faults.delivery.proving_ground import ProvingGround
from tests.faults.delivery.proxy import Line
from tests.programs import wait_for

LIFE_S: Final = (1.0, 4.0)
TURN_S: Final = (0.5, 2.0)
FULL_S: Final = (2.0, 5.0)
FILLER_BYTES: Final = 64 * 1024
TALK_S: Final = 1.0
RESTS_WITHIN_S: Final = 30
MOST_FLIPS: Final = 8


def disk_is_full(ground: ProvingGround, rng: random.Random) -> None:
    """Somebody else fills the edge's disk while the line is cut, and takes his files away again."""
    ground.proxy.set(Line(is_refusing=True))
    ground.proxy.cut()
    filler = ground.data / "filler"
    try:
        _fill(filler)
        time.sleep(rng.uniform(*FULL_S))
    finally:
        filler.unlink(missing_ok=True)
    ground.proxy.heal()


def spool_is_torn(ground: ProvingGround, rng: random.Random) -> None:
    """The end of the spool, or of its write-ahead log, is missing after a power cut."""
    with _AtRest(ground):
        path = _spool_part(ground, rng)
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.truncate(rng.randrange(size) if size else 0)


def spool_is_flipped(ground: ProvingGround, rng: random.Random) -> None:
    """Some bits of the spool, or of its write-ahead log, are not what was written."""
    with _AtRest(ground):
        path = _spool_part(ground, rng)
        content = bytearray(path.read_bytes())
        for _ in range(rng.randint(1, MOST_FLIPS) if content else 0):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        path.write_bytes(content)


def spool_is_set_back(ground: ProvingGround, rng: random.Random) -> None:
    """The edge's disk is replaced by an earlier image of itself; what was on it since then is in the cloud."""
    ground.drain()
    ground.edge.kill()
    image = _copy(ground.data, ground.folder / "edge-image")
    ground.edge.start()
    ground.machine.resume()
    time.sleep(rng.uniform(*LIFE_S))
    ground.drain()
    ground.edge.kill()
    _put_back(image, ground.data)
    ground.machine.resume()
    ground.edge.start()
    time.sleep(rng.uniform(*LIFE_S))


def spool_is_copied(ground: ProvingGround, rng: random.Random) -> None:
    """Two edges live by turns with the same disk as their origin; what each of them reads has to arrive.

    The first has at times no line in its first life, so that the other one is the first to be heard.
    """
    ground.drain()
    ground.edge.kill()
    first, second = (_copy(ground.data, ground.folder / f"edge-{name}") for name in ("first", "second"))
    if rng.random() < 0.5:
        ground.proxy.set(Line(is_refusing=True))
    for disk in (first, second, first, second, first):
        _put_back(disk, ground.data)
        ground.edge.start()
        ground.machine.resume(may_alarm=False)  # an episode that two edges see in parts is no one alarm
        time.sleep(rng.uniform(*TURN_S))
        _hear_out(ground)
        if disk is second:
            ground.proxy.heal()
            wait_for("the other edge to be drained", ground.is_drained, timeout_s=RESTS_WITHIN_S)
        ground.edge.kill()
        _copy(ground.data, disk)
    ground.edge.start()
    ground.machine.resume()


def cloud_is_set_back(ground: ProvingGround, rng: random.Random) -> None:
    """The database is restored from an earlier copy, and an operator says so."""
    database, folder = ground.plant.database, ground.folder / "postgres"
    database.stop()
    backup = _copy(folder, ground.folder / "postgres-backup")
    database.start()
    time.sleep(rng.uniform(*LIFE_S))
    ground.ingest.kill()
    database.kill()
    shutil.rmtree(folder)
    backup.rename(folder)
    database.start()
    ground.restore_finish()
    ground.ingest.start()


class _AtRest:
    """Records wait in the spool, and the agent is not running: as after a power cut.

    All that waits was acknowledged to the machine, and no event is among it: events are not to be lost at any price,
    and a disk that forgets what it has confirmed can lose anything.
    """

    def __init__(self, ground: ProvingGround) -> None:
        self._ground = ground

    def __enter__(self) -> None:
        ground = self._ground
        _hear_out(ground)
        wait_for("events to be delivered", lambda: _no_event_waits(ground), timeout_s=RESTS_WITHIN_S)
        ground.proxy.set(Line(is_refusing=True))
        ground.proxy.cut()
        ground.machine.resume(may_alarm=False)
        time.sleep(TALK_S)
        _hear_out(ground)
        ground.edge.kill()

    def __exit__(self, *_: object) -> None:
        self._ground.edge.start()
        self._ground.proxy.heal()
        self._ground.machine.resume()


def _hear_out(ground: ProvingGround) -> None:
    """All that the machine said is on the edge's disk."""
    ground.machine.pause()
    wait_for("the machine to be heard out", lambda: ground.machine.is_idle, timeout_s=RESTS_WITHIN_S)


def _no_event_waits(ground: ProvingGround) -> bool:
    return not any(line["pending"] for line in read_ledger(ground.data) if line["lane"] == "events")


def _spool_part(ground: ProvingGround, rng: random.Random) -> Path:
    log = ground.data / f"{FILE_NAME}-wal"
    return log if log.exists() and rng.random() < 0.5 else ground.data / FILE_NAME


def _copy(folder: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(folder, target, symlinks=True))


def _put_back(image: Path, folder: Path) -> None:
    """Replace what is in the folder, which may be a disk of its own."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(image, folder, dirs_exist_ok=True)


def _fill(filler: Path) -> None:
    try:
        with filler.open("wb") as file:
            while True:
                file.write(bytes(FILLER_BYTES))
                file.flush()
    except OSError:
        return  # full, as meant
