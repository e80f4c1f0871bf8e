"""What can be refused to a phone."""

from cloud.foundation.errors import Conflict, Forbidden


class NotATechnician(Forbidden):
    """The signed-in person is no technician who can be booked."""

    code = "phone.not_a_technician"


class NotYourJob(Conflict):
    """The booking belongs to somebody else by now."""

    code = "phone.not_your_job"


class CommandIdTaken(Conflict):
    """The id was used for another command."""

    code = "phone.command_id_taken"


class NotYourVan(Forbidden):
    """Parts come out of one's own van or a warehouse, not out of somebody else's van."""

    code = "phone.not_your_van"
