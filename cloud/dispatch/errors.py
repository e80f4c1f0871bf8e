"""What can be refused about dispatching."""

from cloud.foundation.errors import Conflict, Invalid


class NobodyCanGo(Conflict):
    """No technician of the branch can take this order in the days ahead."""

    code = "dispatch.nobody_can_go"


class NoLongerWaiting(Conflict):
    """Somebody was booked, or the order was put off, since it was looked at."""

    code = "dispatch.no_longer_waiting"


class NobodyElseCanGo(Conflict):
    """Nobody but the booked technician can take this order in the days ahead; the booking stays."""

    code = "dispatch.nobody_else_can_go"


class UnknownTechnician(Invalid):
    """The technician is not of this branch, or no longer active."""

    code = "dispatch.unknown_technician"


class CannotGoThen(Conflict):
    """The technician is on leave, or a certificate is not held on that day; nobody may overrule that."""

    code = "dispatch.cannot_go_then"


class NeedsConfirmation(Conflict):
    """Something speaks against this technician or time; whoever books has to say that it is meant."""

    code = "dispatch.needs_confirmation"


class MayNotBeDisplaced(Conflict):
    """Only what is less urgent than an emergency, and what nobody has set out for, gives way to it."""

    code = "dispatch.may_not_be_displaced"
