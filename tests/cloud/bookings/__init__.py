"""Proof of bookings."""
