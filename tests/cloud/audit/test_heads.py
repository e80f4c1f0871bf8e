"""Signed heads: who can write their file, and the database too, cannot forge both unseen."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from uuid import UUID

import pytest

from cloud.audit.heads_file import HeadsFile, Kept
from cloud.audit.signing import KEY_BYTES, NotAKey, PublicKeys, SigningKey

NOW = datetime(2026, 11, 28, 1, tzinfo=UTC)
BRANCHES = (UUID(int=1), UUID(int=2), None)


def new_key() -> SigningKey:
    return SigningKey.from_text(token_urlsafe(KEY_BYTES))


def keys_of(*keys: SigningKey) -> PublicKeys:
    return PublicKeys.from_texts(key.public_text for key in keys)


def written(path: Path, key: SigningKey | None, *, lines: int) -> HeadsFile:
    file = HeadsFile(path, key)
    for number in range(lines):
        file.keep([(BRANCHES[number % 3], number + 1, f"{number:064x}")], now=NOW + timedelta(minutes=10 * number))
    return file


def test_a_signed_file_holds_and_says_what_was_kept(tmp_path: Path) -> None:
    key = new_key()
    file = written(tmp_path / "heads", key, lines=7)

    checked = file.checked(keys_of(key))

    assert (checked.signed_lines, checked.first_forged_line) == (7, None)
    assert checked.heads == file.kept().heads
    assert checked.heads[None] == {3: f"{2:064x}", 6: f"{5:064x}"}


def test_what_was_kept_before_there_was_a_key_is_vouched_for_by_the_first_signed_line(tmp_path: Path) -> None:
    key = new_key()
    written(tmp_path / "heads", None, lines=5)
    file = HeadsFile(tmp_path / "heads", key)
    file.keep([], now=NOW)
    file.keep([], now=NOW)

    whole = file.checked(keys_of(key))
    file.path.write_bytes(file.path.read_bytes().replace(b'"position": 2', b'"position": 9'))

    assert (whole.signed_lines, whole.first_forged_line, len(whole.heads)) == (1, None, 3)
    assert file.checked(keys_of(key)).first_forged_line == 1


def test_a_former_key_still_vouches_for_its_lines(tmp_path: Path) -> None:
    former, key = new_key(), new_key()
    written(tmp_path / "heads", former, lines=3)
    file = written(tmp_path / "heads", key, lines=3)

    assert file.checked(keys_of(former, key)).first_forged_line is None
    assert file.checked(keys_of(key)).first_forged_line == 1


def test_a_line_torn_by_a_power_cut_costs_itself_alone(tmp_path: Path) -> None:
    key = new_key()
    file = written(tmp_path / "heads", key, lines=3)
    with file.path.open("a") as lines:
        lines.write('{"at": "2026-1')
    torn = file.checked(keys_of(key))
    file.keep([(None, 9, "a" * 64)], now=NOW)

    after = file.checked(keys_of(key))

    assert (torn.unreadable_lines, torn.first_forged_line) == (1, 4)
    assert (after.unreadable_lines, after.first_forged_line, after.heads[None][9]) == (1, None, "a" * 64)


def test_a_restore_is_believed_from_who_has_the_key_alone(tmp_path: Path) -> None:
    key = new_key()
    file = written(tmp_path / "heads", key, lines=3)
    HeadsFile(file.path).note_restore(now=NOW)
    file.keep([(None, 9, "a" * 64)], now=NOW)
    planted = file.checked(keys_of(key))
    other = written(tmp_path / "other", key, lines=3)
    other.note_restore(now=NOW)

    assert planted.first_forged_line == 4
    assert BRANCHES[0] in planted.heads
    assert (other.checked(keys_of(key)).first_forged_line, other.checked(keys_of(key)).heads) == (None, {})


@pytest.mark.parametrize("text", ["", "short", "!" * 43, "A" * 42])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotAKey):
        SigningKey.from_text(text)


Forgery = Callable[[list[bytes], int, random.Random], int]


def another_hash(lines: list[bytes], place: int, chance: random.Random) -> int:
    said = json.loads(lines[place])
    said["hash"] = f"{chance.getrandbits(256):064x}"
    lines[place] = f"{json.dumps(said)}\n".encode()
    return place + 1


def another_position(lines: list[bytes], place: int, chance: random.Random) -> int:
    said = json.loads(lines[place])
    said["position"] += chance.randint(1, 99)
    lines[place] = f"{json.dumps(said)}\n".encode()
    return place + 1


def removed(lines: list[bytes], place: int, chance: random.Random) -> int:
    place = min(place, len(lines) - 2)  # the end of a file is vouched for by nothing but its copies
    del lines[place]
    return place + 1


def doubled(lines: list[bytes], place: int, chance: random.Random) -> int:
    lines.insert(place, lines[place])
    return place + 2


def swapped(lines: list[bytes], place: int, chance: random.Random) -> int:
    place = min(place, len(lines) - 2)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return place + 1


def signed_by_another(lines: list[bytes], place: int, chance: random.Random) -> int:
    said = {name: value for name, value in json.loads(lines[place]).items() if name not in {"key", "signature"}}
    lines[place] = f"{json.dumps(new_key().sign(said))}\n".encode()
    return place + 1


def under_anothers_name(lines: list[bytes], place: int, chance: random.Random) -> int:
    said = json.loads(lines[place])
    forged = new_key().sign({name: value for name, value in said.items() if name not in {"key", "signature"}})
    lines[place] = f"{json.dumps({**forged, 'key': said['key']})}\n".encode()
    return place + 1


def unsigned(lines: list[bytes], place: int, chance: random.Random) -> int:
    said = json.loads(lines[place])
    del said["signature"]
    lines[place] = f"{json.dumps(said)}\n".encode()
    return place + 1


def put_in(lines: list[bytes], place: int, chance: random.Random) -> int:
    lines.insert(place, b'{"restored_at": "2026-11-28T01:00:00+00:00"}\n')
    return place + 1


def all_signatures_taken_off(lines: list[bytes], place: int, chance: random.Random) -> int:
    for number, line in enumerate(lines):
        said = json.loads(line)
        lines[number] = f"{json.dumps({name: said[name] for name in ('at', 'branch', 'position', 'hash')})}\n".encode()
    return 1


FORGERIES: tuple[Forgery, ...] = (
    another_hash, another_position, removed, doubled, swapped, signed_by_another, under_anothers_name, unsigned,
    put_in, all_signatures_taken_off,
)  # fmt: skip


def test_a_thousand_seeded_forgeries_of_the_heads_are_found_and_named(tmp_path: Path) -> None:
    key = new_key()
    lines = written(tmp_path / "heads", key, lines=12).path.read_bytes().splitlines(keepends=True)
    forged = HeadsFile(tmp_path / "forged")
    keys = keys_of(key)
    missed: dict[int, tuple[str, int, Kept]] = {}

    for seed in range(1000):
        chance = random.Random(seed)  # seeded on purpose
        forge, place, copy = chance.choice(FORGERIES), chance.randrange(len(lines)), list(lines)
        wrong = forge(copy, place, chance)
        forged.path.write_bytes(b"".join(copy))
        found = forged.checked(keys)
        if found.first_forged_line != wrong:
            missed[seed] = (forge.__name__, wrong, found)

    assert missed == {}
