"""The people who repair: what they can do, where they start from, when they work."""
