"""PostgreSQL 17 with TimescaleDB for tests and production: installed without root, run as a child process."""
