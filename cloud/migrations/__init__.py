"""The database's shape over time: roles, and one migration after the other."""
