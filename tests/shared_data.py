"""Recorded data kept beside the checkout: found, or skipped with one line; never part of the project."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_file(name: str) -> Path:
    """Return the recorded file, or skip the test saying what was not tested; on CI its absence is a failure."""
    path = SHARED / name
    if path.exists():
        return path
    reason = f"recorded data {name} is not beside the checkout: this test was skipped"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
