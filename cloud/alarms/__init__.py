"""Rules, alarms and incidents: what machines complained of, and what belongs together."""
