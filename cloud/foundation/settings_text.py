"""Settings in words: the table in docs/settings.md, and what is missing when a program cannot start."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from cloud.foundation.settings import SETTINGS_CLASSES, CloudSettings, variable_of

HEAD = """# Settings

Written by `mafundi-cloud settings-doc` from the settings classes; not edited by hand.

Every value may stand in the environment, in a file of its own named by the variable with `_FILE` after it (for
secrets), or in the TOML file that `MAFUNDI_SETTINGS_FILE` names (keys without prefix, in small letters). The first of
these that has it wins; a key in the TOML file that no program knows is an error.
"""


def as_markdown() -> str:
    """Return the page."""
    return HEAD + "".join(_section(kind) for kind in SETTINGS_CLASSES)


def explain(error: ValidationError, kind: type[CloudSettings]) -> str:
    """Return one line for each setting that is missing or wrong."""
    lines = []
    for fault in error.errors():
        name = str(fault["loc"][0]) if fault["loc"] else ""
        variable = variable_of(kind, name) if name in kind.model_fields else name
        told = "is not set" if fault["type"] == "missing" else fault["msg"]
        # What is wrong with several together names them itself.
        lines.append(f"  {variable}: {told}" if variable else f"  {told}")
    return "\n".join(lines)


def _section(kind: type[CloudSettings]) -> str:
    title = (kind.__doc__ or "").split(";")[0].removesuffix(".")
    rows = [
        f"| `{variable_of(kind, name)}` | {_default(field.default)} | {field.description} |"
        for name, field in sorted(kind.model_fields.items())
    ]
    return "\n".join(["", f"## {title}", "", "| variable | default | meaning |", "|---|---|---|", *rows, ""])


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "(required)"
    if isinstance(value, Path):
        return f"`{value.parent.name}/{value.name}` of the package"
    return "(none)" if value in (None, "") else f"`{value}`"
