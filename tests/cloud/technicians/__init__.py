"""Proof of technicians."""
