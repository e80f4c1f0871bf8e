"""Beginning: a real, empty organisation, or the demonstration's. A program like the others, run once."""
