"""What makes a secret of ours no secret: short, or known to everybody. Pure."""

from typing import Final
from urllib.parse import unquote, urlsplit

SHORTEST: Final = 12
KNOWN_TO_EVERYBODY: Final = frozenset(
    {
        "admin", "changeme", "changeit", "default", "example", "guest", "letmein", "mafundi", "mosquitto", "owner",
        "password", "passwort", "postgres", "qwerty", "replaceme", "root", "secret", "test", "timescale", "todo",
        "welcome", "yourpassword",
    }
)  # fmt: skip
FEWEST_SIGNS: Final = 5


def fault_of(secret: str) -> str | None:
    """Return why this cannot be a secret; None if nothing speaks against it. An empty one is none at all."""
    if not secret:
        return None
    # `changeme123456` and `Password-Password!` are as well known as the words themselves.
    letters = "".join(sign for sign in secret.lower() if sign.isalpha())
    if letters in KNOWN_TO_EVERYBODY or any(letters == word * 2 for word in KNOWN_TO_EVERYBODY):
        return "is a word that everybody knows"
    if len(secret) < SHORTEST:
        return f"is too short: at least {SHORTEST} characters"
    if len(set(secret)) < FEWEST_SIGNS:
        return "repeats itself"
    return None


def password_in(address: str) -> str:
    """Return the password that an address of a database or store carries, if any."""
    try:
        return unquote(urlsplit(address).password or "")
    except ValueError:
        return ""
