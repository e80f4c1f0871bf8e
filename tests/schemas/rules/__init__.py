"""Proof of the rule engine."""
