"""Journeys: sentences that the whole product must make true, on real parts."""
