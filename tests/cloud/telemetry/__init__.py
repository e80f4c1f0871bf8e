"""Proof of telemetry."""
