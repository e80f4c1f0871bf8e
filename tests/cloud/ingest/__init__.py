"""Proof of ingest."""
