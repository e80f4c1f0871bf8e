"""Proof of work orders."""
