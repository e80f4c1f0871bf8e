"""Which passwords are refused: short ones, known ones in whatever dress, the person's own name, one key again. Pure."""

import re
from typing import Final

SHORTEST: Final = 10
LONGEST: Final = 200
FEWEST_DIFFERENT: Final = 5
FEWEST_LETTERS: Final = 4

_DRESS: Final = str.maketrans("@4301!5$7+8", "aaeoiissttb")
_ENDS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_RUNS: Final = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1234567890")

# The bases of the most used passwords: what is left of `P@ssw0rd2024!` once it is undressed.
_KNOWN: Final = """
    password passwort motdepasse nenosiri contrasena passw pass letmein welcome karibu bienvenue admin administrator
    root user guest master manager login access secret changeme default test testing demo example temp temporary
    iloveyou loveyou mylove lovely love sunshine princess princesa monkey dragon football baseball basketball soccer
    hockey liverpool arsenal chelsea barcelona manchester realmadrid superman batman spiderman pokemon naruto starwars
    minecraft fortnite shadow michael jordan jennifer jessica ashley charlie daniel thomas andrew joshua matthew anthony
    nicole hannah amanda robert william george jesus jesuschrist godisgood blessed angel family mother father babygirl
    freedom whatever trustno killer hunter ranger summer winter spring autumn january february march april june july
    august september october november december monday friday sunday computer internet samsung google facebook
    instagram microsoft windows apple android company business office service mafundi fundi maintenance technician
    nairobi mombasa kenya africa kisumu tanzania uganda safaricom mpesa hakunamatata habari simba chelsea flower
    cookie chocolate banana orange purple yellow silver golden diamond ginger pepper maggie buster tigger snoopy
    hello helloworld hellohello abcabc asdf asdfgh zxcv zxcvbn qwerty qwertyuiop azerty qazwsx qazwsxedc
    correcthorsebatterystaple opensesame blink matrix phoenix mustang corvette ferrari porsche mercedes toyota
    yamaha harley phantom eagle falcon tiger lion wolf thunder lightning rainbow butterfly
"""
KNOWN: Final = frozenset(_KNOWN.split())


def weakness_of(password: str, *, name: str = "", email: str = "") -> str | None:
    """Return why a password is refused: `too_short`, `known` or `too_simple`; None if it is good.

    ASVS 5.0 6.2: length counts, no rules of composition; a word that everybody uses stays one with digits at its ends.
    """
    if len(password) < SHORTEST:
        return "too_short"
    if len(set(password.lower())) < FEWEST_DIFFERENT or _is_run(password):
        return "too_simple"
    core = _ENDS.sub("", password)
    bases = {_base(core), _base(core.translate(_DRESS))}
    own = {_base(email.partition("@")[0]), _base(name), *(_base(word) for word in name.split())}
    if bases & KNOWN or any(len(word) >= FEWEST_LETTERS and word in bases for word in own):
        return "known"
    return None


def _base(text: str) -> str:
    """Return the letters alone; digits and signs around a known word make it no better."""
    letters = re.sub(r"[^a-z]", "", text.lower())
    half = len(letters) // 2
    return letters[:half] if half >= FEWEST_LETTERS and letters[:half] * 2 == letters else letters


def _is_run(password: str) -> bool:
    """Tell whether it walks along the alphabet or the keyboard, forwards or backwards, once or again and again."""
    written = re.sub(r"\W", "", password.lower())
    return any(written in (run * 3) or written in (run[::-1] * 3) for run in _RUNS)
