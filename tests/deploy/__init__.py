"""Proof of how it runs."""
