"""Proof of the wire contract and the rule engine."""
