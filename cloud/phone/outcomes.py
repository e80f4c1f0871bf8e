"""What came of a command, in the reader's language."""

from fastapi import Request

from cloud.foundation.messages import language_of, text_of
from cloud.phone.models import PhoneCommandRow
from cloud.phone.payloads import CommandOutcome


def outcome_of(row: PhoneCommandRow, request: Request) -> CommandOutcome:
    """Return the answer to whoever told the command or tried it again."""
    detail = text_of(row.code, language=language_of(request), fields=row.fields) if row.code else ""
    return CommandOutcome(id=row.id, outcome=row.outcome, code=row.code, detail=detail)
