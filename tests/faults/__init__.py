"""Faults: each cause by its name, the words a person gets, what is kept, and recovery once the cause is gone."""
