"""What can be refused about service levels."""

from cloud.foundation.errors import Invalid


class NoWorkingHours(Invalid):
    """The calendar never opens in the time that was asked about."""

    code = "sla.no_working_hours"
