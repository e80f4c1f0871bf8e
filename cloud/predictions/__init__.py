"""What is foreseen: when a signal may reach its limit, and the visits that are proposed because of it."""
