"""Opens the service to phones of this network, by HTTPS with the installation's own authority, when a person asks."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import segno

from deploy.local.authority import Authority
from deploy.local.certificates import AuthorityUnreadable, CertificateFolder, Kept
from deploy.local.network import Presence, look_around
from deploy.local.state import EVERY_ADDRESS, LocalState
from deploy.local.supervisor import Say

HTTPS_PORT: Final = 8471
START_PORT: Final = 8472
LOOK_AGAIN_S: Final = 10.0
FOLDER: Final = "https"


class Lan:
    """The certificates, the two ports, and what is said about them.

    The web program takes a new certificate by itself: nothing is restarted.
    """

    def __init__(
        self,
        state: LocalState,
        *,
        say: Say,
        host_name: str,
        look: Callable[[], Presence] = look_around,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._state = state
        self._say = say
        self._host_name = host_name
        self._look = look
        self._now = now
        self._files = CertificateFolder(state.folder / FOLDER)
        self._presence = Presence((), ())
        self._kept: Kept | None = None
        self._look_again_at_s = 0.0
        self._hindrance = ""
        self._ports: dict[str, int] = {}

    def open(self) -> dict[str, str]:
        """Choose ports, have fresh certificates, and return what the web program needs to know.

        Raises:
            AuthorityUnreadable.
        """
        for name, preferred in (("https", HTTPS_PORT), ("start", START_PORT)):
            before = self._state.read("ports").get(name, preferred)
            self._ports[name] = self._state.lan_port(name, preferred=preferred)
            if self._ports[name] != before:
                self._say(f"port {before} is in use; phones are served on {self._ports[name]} instead")
        self._keep_fresh()
        return {
            "MAFUNDI_HTTPS_HOST": EVERY_ADDRESS,
            "MAFUNDI_HTTPS_PORT": str(self._ports["https"]),
            "MAFUNDI_HTTPS_START_PORT": str(self._ports["start"]),
            "MAFUNDI_HTTPS_CERTIFICATE": str(self._files.server),
            "MAFUNDI_HTTPS_AUTHORITY": str(self._files.for_phones),
        }

    def look_after(self) -> None:
        """Every few seconds see whether the certificate still says where this machine is, and for long enough.

        What hinders a renewal is said once; the certificate that is there serves on.
        """
        if time.monotonic() < self._look_again_at_s:
            return
        try:
            self._keep_fresh()
            self._hindrance = ""
        except (AuthorityUnreadable, OSError) as error:
            if str(error) != self._hindrance:
                self._say(f"the certificate for phones cannot be renewed: {error}")
            self._hindrance = str(error)

    @property
    def authority(self) -> Authority:
        """What phones trust."""
        assert self._kept is not None, "not open"
        return self._kept.authority

    @property
    def start_url(self) -> str | None:
        """Where a phone begins; nowhere without a network."""
        return self._url("http", "start")

    @property
    def https_url(self) -> str | None:
        """Where the phone page is then."""
        return self._url("https", "https")

    def _url(self, scheme: str, port: str) -> str | None:
        if not self._presence.addresses:
            return None
        address = self._presence.addresses[0]
        host = f"[{address}]" if address.version == 6 else str(address)
        return f"{scheme}://{host}:{self._ports[port]}"

    def _keep_fresh(self) -> None:
        self._look_again_at_s = time.monotonic() + LOOK_AGAIN_S
        before = self._url("https", "https") if self._kept else None
        self._presence = self._look()
        kept = self._files.keep_fresh(host_name=self._host_name, presence=self._presence, now=self._now())
        if self._kept is not None:
            self._tell(kept, before)
        self._kept = kept

    def _tell(self, kept: Kept, before: str | None) -> None:
        if kept.is_new_authority:
            self._say(f"the certificate authority ended; every phone must trust the new one: {self.start_url}")
        if kept.is_new_certificate:
            held = ", ".join([*kept.server.holds.names, *map(str, kept.server.holds.addresses)])
            self._say(f"renewed the certificate for {held}, until {kept.server.ends_at:%Y-%m-%d}")
        if self.https_url != before:
            self._say(f"phones find the service at {self.https_url or 'no address: there is no network'} now")


def qr_for_terminal(address: str) -> str:
    """Return an address as a QR code of half blocks, to be printed white on black."""
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, border=4, compact=True)
    return drawn.getvalue()


def halves(fingerprint: str) -> tuple[str, str]:
    """Return a fingerprint as two lines that fit a terminal."""
    middle = len(fingerprint) // 2
    return fingerprint[:middle].strip(), fingerprint[middle:].strip()
