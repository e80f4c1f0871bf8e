"""Tests of sites and assets."""
