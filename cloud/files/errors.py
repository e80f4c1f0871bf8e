"""What can be refused about files."""

from cloud.foundation.errors import Conflict, Invalid, Refusal


class FileTooLarge(Refusal):
    """The upload exceeds the limit of this installation."""

    status = 413
    code = "files.too_large"


class FileIsEmpty(Invalid):
    """There is nothing in the upload."""

    code = "files.empty"


class IdUsedForAnotherFile(Conflict):
    """The id belongs to an upload with other content, name or branch; an upload is never overwritten."""

    code = "files.id_taken"


class StoreUnavailable(Refusal):
    """The place where content is kept cannot be read or written."""

    status = 503
    code = "files.store_unavailable"
    retry_after_s = 5


class FileErased(Refusal):
    """The picture was kept as long as pictures are; its content is gone."""

    status = 410
    code = "files.erased"


class NotAPicture(Invalid):
    """The file cannot be looked at."""

    code = "files.not_a_picture"
