"""Proof of forecasts and proposed visits."""
