"""`python -m tests.faults.delivery --seed N --faults M`: M faults, then the account; the last line is JSON.

A long run may be cut into parts: `--first 201 --faults 400` is the second two hundred of the seed, on new ground.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.faults.delivery.run import Run, report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.delivery", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same faults")
    parser.add_argument("--faults", type=int, default=100)
    parser.add_argument("--first", type=int, default=1, help="begin with this fault of the seed, on new ground")
    parser.add_argument("--only", default="", metavar="WORDS", help="only kinds whose name contains this")
    parser.add_argument("--check-every", type=int, default=50, help="drain and account in between")
    parser.add_argument("--keep", action="store_true", help="keep the folder with logs, spool and database")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="mafundi-faults-"))
    run = Run(seed=given.seed, faults=given.faults, first=given.first, only=given.only, check_every=given.check_every)
    is_right = run.go(folder)
    print(json.dumps(report(run)))
    if is_right and not given.keep:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        print(f"kept: {folder}", file=sys.stderr)
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
