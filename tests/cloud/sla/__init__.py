"""Proof of sla."""
