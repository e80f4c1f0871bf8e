"""A program that writes to a spool and says on stdout what is committed, until it is killed."""

import sys
from pathlib import Path

from edge_agent.clock import SystemClock
from edge_agent.spool.salvage import open_spool


def main(folder: str, first: int) -> None:
    spool, _ = open_spool(Path(folder), clock=SystemClock())
    number = first
    while True:
        with spool.transaction() as writer:
            for _ in range(number % 7 + 1):
                writer.append_reading(point_key="p", point_unit="1", at_us=0, value=float(number), quality=0)
                number += 1
        sys.stdout.write(f"{number - 1}\n")
        sys.stdout.flush()
        if number % 50 < 7:
            stream = spool.current_stream("history")
            spool.confirm(stream.number, upto=stream.produced // 2)


main(sys.argv[1], int(sys.argv[2]))
