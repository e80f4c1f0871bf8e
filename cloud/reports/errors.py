"""What can be refused about figures."""

from cloud.foundation.errors import Invalid


class BadPeriod(Invalid):
    """The period ends before it starts, is longer than a year, or only half of it was given."""

    code = "figures.bad_period"
