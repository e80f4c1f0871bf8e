"""The whole service on one machine: embedded database and broker, our programs, the demonstration."""
