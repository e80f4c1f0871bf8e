"""Who goes where, and why: the best technician for a job, and the day as it is planned."""
