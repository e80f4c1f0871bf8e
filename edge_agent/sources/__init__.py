"""Where readings come from: one thread per port, so that a stuck port never stops another."""
