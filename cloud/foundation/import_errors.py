"""Why a file cannot be imported: each says what to do about it."""

from cloud.foundation.errors import Invalid, Refusal


class ImportTooLarge(Refusal):
    """More bytes than a person's list has."""

    status = 413
    code = "imports.too_large"


class NotUtf8(Invalid):
    """Bytes that are no text in UTF-8."""

    code = "imports.not_utf8"


class NotCsv(Invalid):
    """Quotes that do not end, or signs that no table has."""

    code = "imports.unreadable"


class NoHead(Invalid):
    """There is no first row that names the columns."""

    code = "imports.no_head"


class UnknownColumns(Invalid):
    """The head names what this kind of file does not have."""

    code = "imports.unknown_columns"


class DoubledColumns(Invalid):
    """The head names a column twice."""

    code = "imports.doubled_columns"


class MissingColumns(Invalid):
    """The head lacks what every row needs."""

    code = "imports.missing_columns"


class TooManyRows(Invalid):
    """More rows than are read at once."""

    code = "imports.too_many_rows"


class RowsRefused(Invalid):
    """Some rows cannot be imported, so none was."""

    code = "imports.rows_refused"
