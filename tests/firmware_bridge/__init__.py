"""Proof of the equipment's languages."""
