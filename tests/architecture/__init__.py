"""Proof that the house keeps its shape."""
