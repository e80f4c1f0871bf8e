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


class BadAnswer(Invalid):
    """The answer is not of the step's kind."""

    code = "work_orders.bad_answer"


class ProofMissing(Conflict):
    """Something that proves the job is not there yet."""

    code = "work_orders.proof_missing"


class NotAPhoto(Invalid):
    """The file is no picture."""

    code = "work_orders.not_a_photo"


class SignatureNeedsAName(Invalid):
    """Somebody signed: who?"""

    code = "work_orders.signature_needs_a_name"


class UnknownFile(Invalid):
    """There is no such upload in this branch, or it belongs to another attachment."""

    code = "work_orders.unknown_file"


class UnknownCategory(Invalid):
    """There is no such kind of job."""

    code = "work_orders.unknown_category"


class CategoryNameTaken(Conflict):
    """Another kind of job has this name."""

    code = "work_orders.category_name_taken"


class FaultHasCategory(Conflict):
    """Another kind of job answers to this trouble of a machine: which one should an alarm open?"""

    code = "work_orders.fault_has_category"


class FaultHasOpenOrder(Conflict):
    """Another order goes on with the same fault of the machine."""

    code = "work_orders.fault_has_open_order"


class WorkIsRecorded(Conflict):
    """Somebody has set out for the order: it is completed or put off, and no longer cancelled."""

    code = "work_orders.work_is_recorded"


class IdTaken(Conflict):
    """The id belongs to something else."""

    code = "work_orders.id_taken"


class UnknownTechnician(Invalid):
    """There is no such technician in the order's branch."""

    code = "work_orders.unknown_technician"


class FaultHasOrder(Conflict):
    """This fault of the machine has an open order already."""

    code = "work_orders.fault_has_order"
