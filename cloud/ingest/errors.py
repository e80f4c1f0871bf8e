"""What an edge agent that speaks HTTPS can be refused with."""

from cloud.foundation.errors import Invalid, Refusal

RETRY_AFTER_S = 2


class WrongCredential(Refusal):
    """Name and password belong to no edge agent that is let in; unknown, wrong and revoked look alike."""

    status = 401
    code = "ingest.wrong_credential"


class TooManyRequests(Refusal):
    """One edge agent, or one address with wrong passwords, asks more often than it ever needs to."""

    status = 429
    code = "ingest.too_many_requests"
    retry_after_s = 10


class TooLarge(Refusal):
    """More than a request may carry."""

    status = 413
    code = "ingest.too_large"


class TooSlow(Refusal):
    """The body did not come in time."""

    status = 408
    code = "ingest.too_slow"


class NotBatches(Refusal):
    """The body is of another type."""

    status = 415
    code = "ingest.not_batches"


class Unreadable(Invalid):
    """The body is not a row of batches."""

    code = "ingest.unreadable_request"


class NotStored(Refusal):
    """Nothing is acknowledged: too much waits already, or the database does not take it now."""

    status = 503
    code = "ingest.not_stored"
    retry_after_s = RETRY_AFTER_S
