"""What is announced about people; nobody outside the service hears of it."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialLinkWanted(Event):
    """An invitation or a reset waits to be mailed; its secret is made then."""

    type: ClassVar[str] = "credential_link.wanted"
    subject_kind: ClassVar[str] = "credential_link"
    is_internal: ClassVar[bool] = True
