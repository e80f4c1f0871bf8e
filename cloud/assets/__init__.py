"""Sites and the machines on them: what is maintained, where it stands, how much depends on it."""
