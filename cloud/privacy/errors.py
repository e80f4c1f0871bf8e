"""What can be refused about personal data."""

from cloud.foundation.errors import Conflict, Invalid


class CannotEraseYourself(Conflict):
    """Somebody else has to do it, so that somebody remains who can."""

    code = "privacy.yourself"


class AlreadyErased(Conflict):
    """Of this person nothing personal is left."""

    code = "privacy.already_erased"


class StillBooked(Conflict):
    """The technician has visits ahead; they are given to somebody else first."""

    code = "privacy.still_booked"


class NameNotConfirmed(Invalid):
    """The name typed is not the name of who is to be erased."""

    code = "privacy.name_not_confirmed"
