"""One technician, one job, one time: never two at once."""
