"""What can be refused about work orders."""

from cloud.foundation.errors import Conflict, Invalid


class TransitionNotAllowed(Conflict):
    """The order's present state does not lead there."""

    code = "work_orders.transition_not_allowed"


class ReasonRequired(Invalid):
    """This step needs a reason."""

    code = "work_orders.reason_required"


class UnknownHoldReason(Invalid):
    """An order waits for one of the known reasons."""

    code = "work_orders.unknown_hold_reason"


class ClosedOrder(Conflict):
    """A closed or cancelled order is history."""

    code = "work_orders.closed"


class ForeignAsset(Invalid):
    """The asset belongs to another branch."""

    code = "work_orders.foreign_asset"


class OrderNotBookable(Conflict):
    """Nobody can be sent: the order waits for approval, or is done or over."""

    code = "work_orders.not_bookable"
