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


class LoginNeedsEmail(Invalid):
    """The first login of a technician needs an e-mail address."""

    code = "technicians.login_needs_email"


class LoginIsOfSomebodyElse(Conflict):
    """The person has other roles, or the address is in use: a password here would open more than the phone."""

    code = "technicians.login_taken"


class SameBranch(Invalid):
    """They work there already."""

    code = "technicians.same_branch"


class TechnicianHasLeft(Conflict):
    """Who is not active works in no branch."""

    code = "technicians.has_left"
