"""How it runs: one machine with embedded parts, database, broker, services."""
