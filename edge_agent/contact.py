"""Whether the cloud has said where it stands, and how much of a stream it can have from us.

A disk may be put back to an earlier image, or copied: then another life of this spool has gone on in our place, and the
cloud has records under seqs that we are about to give out ourselves. So nothing new is sent before the cloud has
answered on this connection, nor after a send that was not answered, and what it has beyond all that we ever sent is
not ours.
"""


class Contact:
    """One stream's. `at_opening`: up to where it was sent before this life; so much every copy of the spool knows.

    None for a stream that this life began: nobody else can have it.
    """

    def __init__(self, *, at_opening: int | None) -> None:
        self._is_ours_alone = at_opening is None
        self._at_opening = self._sent_upto = at_opening or 0
        self._was_ever_answered = False
        self._is_answered = self._is_ours_alone
        self._ask_at_s = 0.0

    @property
    def sent_upto(self) -> int:
        """Return up to where records may have been on the wire; none above ever was."""
        return self._sent_upto

    def sendable_upto(self, produced: int) -> int:
        """Return up to where records may be sent now."""
        return produced if self._is_answered else min(produced, self._sent_upto)

    def is_from_elsewhere(self, upto: int) -> bool:
        """Tell whether the cloud has more than was ever sent from here."""
        return upto > self._sent_upto

    @property
    def known_elsewhere(self) -> int:
        """Return up to where the other life and this one are the same, so that the cloud has it already."""
        return 0 if self._was_ever_answered else self._at_opening

    def is_question_due(self, now_s: float) -> bool:
        """Tell whether the cloud is to be asked where it stands."""
        return not self._is_answered and now_s >= self._ask_at_s

    def note_question(self, *, again_at_s: float) -> None:
        """It was asked; without an answer it is asked again."""
        self._ask_at_s = again_at_s

    def note_sent(self, upto: int) -> None:
        """Records up to here are on the way."""
        self._sent_upto = max(self._sent_upto, upto)

    def note_answer(self) -> None:
        """It has said where it stands."""
        self._is_answered = self._was_ever_answered = True

    def note_silence(self) -> None:
        """It has not answered what was sent: only that is sent again until it does."""
        self._is_answered = False

    def restart(self) -> None:
        """The connection or the other side is new."""
        self._is_answered = self._is_ours_alone and self._sent_upto == 0
        self._ask_at_s = 0.0

    def begin_anew(self) -> None:
        """The stream has got another id, of which nobody knows anything."""
        self._at_opening = self._sent_upto = 0
        self._is_ours_alone, self._was_ever_answered = True, False
