"""Screens that join several slices: they read any table and write none."""
