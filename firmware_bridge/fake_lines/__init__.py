"""The other side of the wire: simulated equipment for demonstrations and tests, named as such."""
