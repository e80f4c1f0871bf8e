"""What can be refused about edge agents."""

from cloud.foundation.errors import Conflict, Invalid


class Revoked(Conflict):
    """The edge agent's credential was revoked."""

    code = "gateways.revoked"


class AlreadyReplayed(Conflict):
    """The dead letter was taken in already: once is enough."""

    code = "gateways.already_replayed"


class CannotReplay(Conflict):
    """The dead letter cannot be taken in now either; `reason` says why."""

    code = "gateways.cannot_replay"


class BadDocument(Invalid):
    """The configuration document is not of its schema; the reason names the place."""

    code = "gateways.bad_document"


class SettingsClash(Conflict):
    """A rule and the thinning out of its point do not go together; the reason names both and the mend."""

    code = "gateways.settings_clash"
