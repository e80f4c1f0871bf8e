"""What can be refused about bookings."""

from cloud.foundation.errors import Conflict, Invalid


class TechnicianAlreadyBooked(Conflict):
    """The technician has another job in that time."""

    code = "bookings.technician_already_booked"


class BookingStepNotAllowed(Conflict):
    """The booking's present state does not lead there."""

    code = "bookings.step_not_allowed"


class BookingReasonRequired(Invalid):
    """This step needs a reason."""

    code = "bookings.reason_required"


class BookingUnderWay(Conflict):
    """Somebody is on the way or at work: the time and the technician can no longer be changed."""

    code = "bookings.under_way"


class BadBookingTime(Invalid):
    """A booking ends after it starts, and lasts no longer than a day."""

    code = "bookings.bad_time"


class BadEnteredTime(Invalid):
    """A time that is written down is over, ends after it starts, and lasts no longer than a day."""

    code = "bookings.bad_entered_time"


class TimeAlreadyTold(Conflict):
    """The technician's steps, or another entry, tell of that time already."""

    code = "bookings.time_already_told"


class TimeIdTaken(Conflict):
    """Another entry has this id."""

    code = "bookings.time_id_taken"
