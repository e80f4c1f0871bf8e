"""Runs one of our programs and notes which of our files a marked reading passes.

`python -m tests.traced <file to note in> <module> <arguments …>`. A file is passed when one of its functions is given
the reading, returns it, or gets it from another file of ours. The marked value is one no real machine sends.
"""

import dataclasses
import json
import math
import runpy
import struct
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import msgspec
from paho.mqtt.client import MQTTMessage

ROOT: Final = Path(__file__).resolve().parents[1]
ON_THE_LINE: Final = b"\x41\x16\x81\x73"
MARKED: Final[float] = struct.unpack(">f", ON_THE_LINE)[0]
"""Without a zero byte, so that byte stuffing leaves it whole."""
IN_TEXT: Final = repr(MARKED)
PROGRAMS: Final = ("edge_agent", "firmware_bridge", "cloud", "schemas")
DEPTH: Final = 7


def carries(thing: Any, depth: int = DEPTH) -> bool:
    """Tell whether the marked reading is in what was handed over; objects that work are not looked into."""
    if isinstance(thing, float):
        return math.isclose(thing, MARKED, rel_tol=1e-7)
    if isinstance(thing, bytes | bytearray | memoryview):
        held = bytes(thing)
        return ON_THE_LINE in held or IN_TEXT.encode() in held
    if isinstance(thing, str):
        return IN_TEXT in thing
    return depth > 0 and any(carries(part, depth - 1) for part in _parts(thing))


def _parts(thing: Any) -> Iterable[Any]:
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    if isinstance(thing, dict):
        return thing.values()
    if isinstance(thing, MQTTMessage):
        return [thing.payload]
    if isinstance(thing, msgspec.Struct):
        return [getattr(thing, name) for name in thing.__struct_fields__]
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return [getattr(thing, field.name, None) for field in dataclasses.fields(thing)]
    return ()


class Notes:
    """Writes down each file once, at once: the program may be killed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str | None] = {}
        self._passed: dict[str, str] = {}

    def look(self, frame: FrameType, event: str, answer: Any) -> None:
        """Look at what a function is given, and at what it answers to a function of ours."""
        if event == "call":
            self._note(frame, frame.f_locals.values())
        elif event == "return":
            self._note(frame, [answer])
            if frame.f_back is not None and self._file(frame.f_code.co_filename) is not None:
                self._note(frame.f_back, [answer])

    def _note(self, frame: FrameType, things: Iterable[Any]) -> None:
        file = self._file(frame.f_code.co_filename)
        if file is None or file in self._passed or not any(carries(thing) for thing in list(things)):
            return
        self._passed[file] = frame.f_code.co_qualname
        self._path.write_text(json.dumps(self._passed, indent=1))

    def _file(self, name: str) -> str | None:
        if name not in self._known:
            path = Path(name)
            inside = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PROGRAMS
            self._known[name] = str(path.relative_to(ROOT)) if inside else None
        return self._known[name]


def main() -> None:
    """Note and run."""
    notes = Notes(Path(sys.argv[1]))
    threading.setprofile(notes.look)
    sys.setprofile(notes.look)
    module = sys.argv[2]
    sys.argv = sys.argv[2:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
