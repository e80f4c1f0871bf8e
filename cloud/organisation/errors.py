"""What can be refused at the beginning, and why a row of a list brought from elsewhere cannot be taken in."""

from cloud.foundation.errors import Conflict, Forbidden, Invalid, Refusal


class UnknownBranchCode(Invalid):
    """None of the reader's branches has the code."""

    code = "imports.unknown_branch"


class UnknownRegionName(Invalid):
    """There is no region of the name."""

    code = "imports.unknown_region"


class UnknownCustomerCode(Invalid):
    """No customer has the code."""

    code = "imports.unknown_customer"


class UnknownSiteId(Invalid):
    """The branch has no site with the external id."""

    code = "imports.unknown_site"


class UnknownParentId(Invalid):
    """The branch has no machine with the external id so far; a part stands below its machine in the file."""

    code = "imports.unknown_parent"


class NotASkill(Invalid):
    """Not a name and a level from 1 to 5."""

    code = "imports.not_a_skill"


class WrongSetUpCode(Forbidden):
    """Whoever sets a service up has been at its own machine and seen the code."""

    code = "set_up.wrong_code"


class NoSetUpHere(Conflict):
    """Without a key of its own the service knows no code; it is set up by the command line."""

    code = "set_up.not_here"


class TooManyCodes(Refusal):
    """More guesses in a minute than a person makes."""

    status = 429
    code = "set_up.too_many_tries"
    retry_after_s = 60


class VanIsNotEmpty(Conflict):
    """What is in the van belongs to the branch: it goes back to a warehouse first."""

    code = "transfers.van_is_not_empty"


class SiteHasHistory(Conflict):
    """Orders, signals, links or invoices speak of the site in its branch; that does not move."""

    code = "transfers.site_has_history"
