"""Who else on this machine may read or change what only the agent should."""

import stat
from pathlib import Path
from typing import Final

from edge_agent.settings import Settings

PRIVATE_UMASK: Final = 0o077
"""What the agent writes is for its own user alone, also when it is run by hand."""
WRITABLE: Final = stat.S_IWGRP | stat.S_IWOTH


def loose_rights(settings: Settings) -> tuple[list[str], list[str]]:
    """Return what others may change, and which secrets they may read; each as a sentence with its mend."""
    secret = [path for path in (settings.key_file,) if path is not None]
    if settings.password is not None or settings.port_passwords:
        secret.append(settings.file)
    changeable = [path for path in {settings.file, *secret} if _mode(path) & WRITABLE]
    readable = [path for path in secret if _mode(path) & stat.S_IROTH and path not in changeable]
    return (
        [f"{path} may be changed by other users of this machine; chmod 600 {path}" for path in sorted(changeable)],
        [f"{path} holds a secret that all users of this machine may read; chmod 600 {path}" for path in readable],
    )


def _mode(path: Path) -> int:
    return path.stat().st_mode if path.exists() else 0
