"""Speaks the equipment's own language: ports, framings, protocols, equipment as data."""
