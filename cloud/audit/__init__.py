"""Who did what: append-only, written with the change, chained per branch so that tampering shows."""
