"""The certificates of this machine's service on disk: made when missing, renewed in time, private to this user."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deploy.local.authority import Authority, ServerCertificate, issue, make_authority, read_pem
from deploy.local.network import Presence
from deploy.local.state import write_private


class AuthorityUnreadable(RuntimeError):
    """What is kept of the authority is damaged; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on disk now, and what of it was made just now."""

    authority: Authority
    server: ServerCertificate
    is_new_authority: bool
    is_new_certificate: bool


class CertificateFolder:
    """`authority.pem` and `server.pem` hold private keys; `authority.crt` is for phones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.for_phones = folder / "authority.crt"
        self.server = folder / "server.pem"
        self._authority = folder / "authority.pem"

    def keep_fresh(self, *, host_name: str, presence: Presence, now: datetime) -> Kept:
        """Make what is missing, ending or no longer says where this machine is.

        Raises:
            AuthorityUnreadable: making another authority would lock out every phone, so that is for a person to decide.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        authority = self.authority()
        is_new = authority is None or authority.is_ending(now=now)
        if authority is None or is_new:
            authority = make_authority(host_name=host_name, now=now)
            write_private(self._authority, authority.to_pem())
        if not self.for_phones.exists() or self.for_phones.read_bytes() != authority.for_phones():
            write_private(self.for_phones, authority.for_phones())
        server = self.certificate()
        is_good = server is not None and server.is_good(authority, presence=presence, now=now)
        if server is None or not is_good:
            server = issue(authority, presence=presence, now=now)
            write_private(self.server, server.to_pem())
        return Kept(authority, server, is_new_authority=is_new, is_new_certificate=not is_good)

    def authority(self) -> Authority | None:
        """Return the authority that is kept, if there is one.

        Raises:
            AuthorityUnreadable.
        """
        if not self._authority.exists():
            return None
        try:
            return Authority(*read_pem(self._authority.read_bytes()))
        except (ValueError, TypeError, OSError) as error:
            raise AuthorityUnreadable(
                f"the certificate authority in {self._authority} cannot be read ({error}). Put back a copy of that "
                f"file; or delete {self.folder}: then a new one is made, and every phone must trust it anew"
            ) from error

    def certificate(self) -> ServerCertificate | None:
        """Return the server certificate that is kept; a damaged one counts as none, because making another is free."""
        try:
            return ServerCertificate(*read_pem(self.server.read_bytes()))
        except (ValueError, TypeError, OSError):
            return None
