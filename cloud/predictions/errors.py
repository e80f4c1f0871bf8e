"""What can be refused about proposed visits."""

from cloud.foundation.errors import Conflict


class AlreadyDecided(Conflict):
    """Somebody decided before, or the trend is gone."""

    code = "predictions.already_decided"
