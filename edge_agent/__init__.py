"""Runs beside the machines: sources, pipeline, rules, spool, uplink."""
