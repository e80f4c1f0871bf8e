"""Personal data: what is held of whom, for how long, given out on demand, and erased while ledgers and chains hold."""
