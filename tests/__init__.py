"""Proof: mirrors the source, plus journeys, faults, properties, captures, architecture and bench."""
