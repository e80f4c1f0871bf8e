"""Proof of identity."""
