"""What can be refused about signing in."""

from cloud.foundation.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


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


class EmailTaken(Conflict):
    """Somebody signs in with this address already."""

    code = "identity.email_taken"


class ForeignOrigin(Forbidden):
    """The request comes from another site, or without the session's CSRF token."""

    code = "identity.foreign_origin"


class SecondFactorNeeded(Refusal):
    """The password is right; the code of the authenticator app, or a recovery code, is asked for."""

    status = 401
    code = "identity.second_factor_needed"


class WrongCode(Refusal):
    """The code is wrong, was used before, or is of another time."""

    status = 401
    code = "identity.wrong_code"


class TooManyCodes(Refusal):
    """Several wrong codes in a row; none is looked at for some minutes."""

    status = 429
    code = "identity.too_many_codes"
    retry_after_s = 300


class SecondFactorMissing(Forbidden):
    """The organisation asks this role for a second factor, and there is none yet."""

    code = "identity.second_factor_missing"


class SecondFactorExists(Conflict):
    """There is an authenticator app already; it is removed before another is set up."""

    code = "identity.second_factor_exists"


class LastSecondFactor(Conflict):
    """The organisation asks this role for a second factor; the last one stays."""

    code = "identity.last_second_factor"


class NoSecretKey(Conflict):
    """The installation has no key under which a seed could be sealed."""

    code = "identity.no_secret_key"


class NothingToConfirm(Conflict):
    """No authenticator app is being set up."""

    code = "identity.nothing_to_confirm"


class WrongPassword(Forbidden):
    """The password that was to prove who somebody is, is wrong."""

    code = "identity.wrong_password"


class WeakPassword(Invalid):
    """The password is too short, or one of those that are tried first."""

    code = "identity.weak_password"


class LinkOver(NotFound):
    """The link was used, replaced or withdrawn, has expired, or never was; which of these is not told."""

    code = "identity.link_over"


class AlreadySignsIn(Conflict):
    """The person has a password already; there is nothing to invite them to."""

    code = "identity.already_signs_in"


class PasskeyRefused(Refusal):
    """The passkey is not known here, or what it signed is not what was asked for."""

    status = 401
    code = "identity.passkey_refused"


class OutsideRefused(Refusal):
    """The identity provider did not say what was needed: not signed by it, for us, for this sign-in and now."""

    status = 401
    code = "identity.outside_refused"


class OutsideUnreachable(Refusal):
    """The identity provider does not answer."""

    status = 503
    code = "identity.outside_unreachable"
    retry_after_s = 10


class OutsideUnknown(Forbidden):
    """The identity provider knows this person, this organisation does not."""

    code = "identity.outside_unknown"


class NoOutside(NotFound):
    """This installation has no identity provider besides itself."""

    code = "identity.no_outside"


class TooManyKeys(Conflict):
    """A service account has two keys at most: the one in use and the one that replaces it."""

    code = "identity.too_many_keys"


class BeyondOwnRights(Forbidden):
    """A service account may do no more than who makes it, and nowhere else."""

    code = "identity.beyond_own_rights"


class AccountEnded(Conflict):
    """The service account has ended; another one is made."""

    code = "identity.account_ended"
