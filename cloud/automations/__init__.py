"""When X then Y: one sentence per file, listed in the registry."""
