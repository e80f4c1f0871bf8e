"""What can be refused about contracts."""

from cloud.foundation.errors import Conflict, Invalid


class NumberTaken(Conflict):
    """Another contract has this number."""

    code = "contracts.number_taken"


class NotTheirs(Invalid):
    """The site or the machine belongs to somebody else than the contract's customer."""

    code = "contracts.not_theirs"


class CoversNothing(Invalid):
    """A contract covers labour, parts or travel; one that covers none is none."""

    code = "contracts.covers_nothing"


class EndsBeforeStart(Invalid):
    """The last day lies before the first."""

    code = "contracts.ends_before_start"
