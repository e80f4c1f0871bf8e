"""What is taken out of a stream for good is put aside, for a person to look at: two files of bounded size."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog

from edge_agent.spool.schema import SpoolFull

GIVEN_UP_NAME: Final = "given-up.jsonl"
EARLIER_NAME: Final = "given-up.1.jsonl"
MOST_BYTES: Final = 1024 * 1024
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})

log = structlog.get_logger()


def put_aside(folder: Path, line: bytes) -> None:
    """Append a line; when the file is full it becomes the earlier one, and the one before that goes.

    A file that cannot be written holds up no stream: that is logged, and the record is counted all the same.

    Raises:
        SpoolFull: there is no room; nothing was appended.
    """
    path = folder / GIVEN_UP_NAME
    try:
        if path.exists() and path.stat().st_size + len(line) > MOST_BYTES:
            path.replace(folder / EARLIER_NAME)
        _append(path, line)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise SpoolFull(str(error)) from error
        log.error("spool.not_put_aside", cause=str(error), text=f"{path} cannot be written; correct its rights")


def _append(path: Path, line: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        try:
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise
