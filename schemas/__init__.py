"""What crosses between our programs, and what it means."""
