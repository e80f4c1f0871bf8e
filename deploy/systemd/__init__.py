"""Units for systemd: the edge agent, the service's programs, the broker's accounts."""
