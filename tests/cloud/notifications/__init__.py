"""Proof of notifications."""
