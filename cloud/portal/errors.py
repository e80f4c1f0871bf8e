"""What can be refused to whoever comes by a link."""

from cloud.foundation.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


class LinkUnknown(NotFound):
    """There is no such link, or it has expired, was revoked, or is about something else: all of them look alike."""

    code = "portal.link_unknown"


class TooManyTries(Refusal):
    """Too many unknown links from this address, or too much by one link."""

    status = 429
    code = "portal.too_many_tries"
    retry_after_s = 60


class UnknownMachine(Invalid):
    """The machine does not stand at the link's site."""

    code = "portal.unknown_machine"


class NotDoneYet(Conflict):
    """The work is not done: there is nothing to confirm or to rate."""

    code = "portal.not_done_yet"


class NobodyCameYet(Conflict):
    """There is nothing to sign for before somebody came."""

    code = "portal.nobody_came_yet"


class RatingIsFinal(Conflict):
    """A rating may be changed for some days only."""

    code = "portal.rating_is_final"


class WatchOnly(Forbidden):
    """Somebody else reported it; this link shows how it goes on, and no more."""

    code = "portal.watch_only"


class IdUsed(Conflict):
    """The id belongs to something else that was told."""

    code = "portal.id_used"


class WordsNeeded(Invalid):
    """Who disputes says what is not right."""

    code = "portal.words_needed"
