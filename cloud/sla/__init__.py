"""What was promised and whether it is kept: a clock over a log of events, a calendar and now."""
