"""The service: one package per business word, ranked as a staircase."""
