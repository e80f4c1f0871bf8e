"""Tests of what customers do by a link."""
