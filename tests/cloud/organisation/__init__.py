"""Tests of the company's shape."""
