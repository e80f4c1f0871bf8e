"""The pure rule engine: samples in event time go in, alarm transitions come out."""
