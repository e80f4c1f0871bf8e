"""Tests of branches."""
