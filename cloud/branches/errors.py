"""What can be refused about branches."""

from cloud.foundation.errors import Conflict, Invalid


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


class BranchNameTaken(Invalid):
    """Another branch has the name."""

    code = "branches.name_taken"


class BranchCodeTaken(Invalid):
    """Another branch's documents begin with it."""

    code = "branches.code_taken"


class FixedOnceNumbered(Conflict):
    """Documents with numbers carry the branch's code and currency, so these stay."""

    code = "branches.fixed_once_numbered"


class UnknownFeature(Invalid):
    """Nothing of that name can be switched."""

    code = "branches.unknown_feature"


class FeatureOff(Conflict):
    """The branch does not use this yet."""

    code = "branches.feature_off"


class SandboxBillsNothing(Conflict):
    """What is practised is never billed."""

    code = "branches.sandbox_bills_nothing"


class RegionNameTaken(Invalid):
    """Another region has the name."""

    code = "branches.region_name_taken"


class UnknownRegion(Invalid):
    """There is no such region."""

    code = "branches.unknown_region"


class RegionWithinItself(Invalid):
    """A region cannot lie in itself, or in one that lies in it."""

    code = "branches.region_within_itself"


class RegionInUse(Conflict):
    """There are branches or regions in it."""

    code = "branches.region_in_use"


class SeriesHasBegun(Conflict):
    """Numbers of this kind and year have been given out; a jump would leave a gap."""

    code = "branches.series_has_begun"


class UnknownSeries(Invalid):
    """No documents of this kind are numbered."""

    code = "branches.unknown_series"
