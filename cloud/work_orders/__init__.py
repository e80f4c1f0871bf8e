"""Work orders: approved jobs, their states and their history; one open order for one fault."""
