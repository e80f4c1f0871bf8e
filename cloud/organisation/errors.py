"""Why a row of a list brought from elsewhere cannot be taken in; each names what it lacks."""

from cloud.foundation.errors import Invalid


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
