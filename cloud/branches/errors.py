"""What can be refused about branches."""

from cloud.foundation.errors import Invalid


class UnknownTimeZone(Invalid):
    """The name is not in the IANA database."""

    code = "branches.unknown_time_zone"


class UnknownCurrency(Invalid):
    """Not three capital letters of ISO 4217."""

    code = "branches.unknown_currency"


class BadWorkingHours(Invalid):
    """A week without a window, a window of no length, or two that overlap."""

    code = "branches.bad_working_hours"


class BadBranchCode(Invalid):
    """Document numbers begin with it, so it is short and plain."""

    code = "branches.bad_code"


class UnknownTaxRate(Invalid):
    """Not a percentage."""

    code = "branches.unknown_tax_rate"


class AlreadySetUp(Invalid):
    """There is an organisation in this database."""

    status = 409
    code = "branches.already_set_up"
