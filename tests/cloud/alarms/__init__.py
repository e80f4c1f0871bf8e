"""Proof of alarms."""
