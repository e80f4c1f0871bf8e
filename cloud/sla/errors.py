"""What can be refused about service levels."""

from cloud.foundation.errors import Invalid


class NoWorkingHours(Invalid):
    """The calendar never opens in the time that was asked about."""

    code = "sla.no_working_hours"


class PromiseBeyondCalendar(Invalid):
    """A promise of so much working time could not be kept within a year: no order of the priority could be opened."""

    code = "sla.promise_beyond_calendar"
