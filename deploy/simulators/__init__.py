"""Stand-ins for services of others, each named as what it is: a simulator."""
