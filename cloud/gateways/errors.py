"""What can be refused about edge agents."""

from cloud.foundation.errors import Conflict, Invalid


class Revoked(Conflict):
    """The edge agent's credential was revoked."""

    code = "gateways.revoked"


class BadDocument(Invalid):
    """The configuration document is not of its schema; the reason names the place."""

    code = "gateways.bad_document"
