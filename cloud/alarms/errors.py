"""What can be refused about rules and alarms."""

from cloud.foundation.errors import Conflict, Forbidden, Invalid


class AlreadyAcknowledged(Conflict):
    """Someone acknowledged the alarm before."""

    code = "alarms.already_acknowledged"


class RuleWithoutBinding(Invalid):
    """A rule that may open work orders needs a point that is bound to an asset."""

    code = "alarms.rule_without_binding"


class ForeignSettings(Invalid):
    """The settings are not those of this kind of rule."""

    code = "alarms.foreign_settings"


class AlarmOfAnotherGateway(Forbidden):
    """An edge agent speaks of its own alarms alone."""

    code = "alarms.of_another_gateway"
