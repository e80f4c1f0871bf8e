"""The technician's phone: its jobs as one document, and commands that survive days without a network."""
