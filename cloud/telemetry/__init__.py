"""Points and their readings: what machines report, stored once."""
