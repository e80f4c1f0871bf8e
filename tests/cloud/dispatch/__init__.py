"""Proof of dispatch."""
