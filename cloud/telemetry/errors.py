"""What can be refused about points."""

from cloud.foundation.errors import Conflict, Invalid


class AlreadyBound(Conflict):
    """The point measures another asset already."""

    code = "telemetry.already_bound"


class NotBound(Conflict):
    """The point measures no asset."""

    code = "telemetry.not_bound"


class ForeignAsset(Invalid):
    """The asset belongs to another branch than the point's gateway."""

    code = "telemetry.foreign_asset"


class EmptyPeriod(Invalid):
    """The end lies before the start."""

    code = "telemetry.empty_period"
