"""What can be refused about signing in."""

from cloud.foundation.errors import Forbidden, Refusal


class NotSignedIn(Refusal):
    """There is no session, or it has ended."""

    status = 401
    code = "identity.not_signed_in"


class WrongCredentials(Refusal):
    """E-mail and password do not belong together; which of the two is wrong is not told."""

    status = 401
    code = "identity.wrong_credentials"


class TooManyAttempts(Refusal):
    """Too many failed attempts for this account or from this address."""

    status = 429
    code = "identity.too_many_attempts"
    retry_after_s = 60


class ForeignOrigin(Forbidden):
    """The request comes from another site, or without the session's CSRF token."""

    code = "identity.foreign_origin"
