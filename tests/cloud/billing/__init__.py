"""Tests of prices, invoices and payments."""
