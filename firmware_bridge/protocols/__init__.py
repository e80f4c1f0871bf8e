"""Protocols: from frames, lines, messages and registers to samples of named points, and back for the fake side."""
