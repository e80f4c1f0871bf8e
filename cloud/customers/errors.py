"""What can be refused about customers."""

from cloud.foundation.errors import Conflict


class CodeTaken(Conflict):
    """Another customer has this code."""

    code = "customers.code_taken"
