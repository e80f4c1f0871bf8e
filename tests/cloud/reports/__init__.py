"""Tests of joined screens and documents."""
