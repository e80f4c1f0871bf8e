"""Measurements: each prints JSON as its last line. `python -m tests.bench.<name>`; never part of a test run."""
