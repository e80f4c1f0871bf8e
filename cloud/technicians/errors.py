"""What can be refused about technicians."""

from cloud.foundation.errors import Conflict, Invalid


class BadShift(Invalid):
    """A shift has no length, or two shifts of the week overlap."""

    code = "technicians.bad_shift"


class PersonIsTechnician(Conflict):
    """This person is a technician already."""

    code = "technicians.person_taken"


class UnknownPerson(Invalid):
    """There is no such person, or they have no role in this branch."""

    code = "technicians.unknown_person"


class EndsBeforeStart(Invalid):
    """A period ends after it starts."""

    code = "technicians.ends_before_start"
