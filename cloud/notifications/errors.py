"""What can be refused about notifications, mail and push."""

from cloud.foundation.errors import Conflict, Invalid


class UnknownPushService(Invalid):
    """The address is not one of a push service that this installation talks to."""

    code = "notifications.unknown_push_service"


class UnknownKind(Invalid):
    """Nobody is ever told about such a thing."""

    code = "notifications.unknown_kind"


class NotOfThisBranch(Invalid):
    """Somebody in the chain has no role in the branch."""

    code = "notifications.not_of_this_branch"


class MailNotSetUp(Conflict):
    """There is no mail server to try."""

    code = "notifications.mail_not_set_up"


class MailNotTaken(Conflict):
    """The mail server could not be reached or did not take the message."""

    code = "notifications.mail_not_taken"
