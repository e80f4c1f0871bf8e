"""The organisation and its branches: time zone, calendar, currency, tax registration, number series."""
