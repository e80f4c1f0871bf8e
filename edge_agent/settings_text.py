"""edge.toml in words: the page docs/edge-settings.md, written from the classes that read the file."""

from typing import Final

from msgspec import NODEFAULT, UNSET, inspect

from edge_agent.settings import SettingsFile

HEAD: Final = """# Settings of an edge agent

Written by `mafundi-edge settings-doc` from the classes that read the file; not edited by hand.

They stand in `edge.toml`, which the console gives out when an edge agent is enrolled. Relative paths start at the
file's folder. A key that is not listed here is an error. Ports, equipment, points and rules are not settings: they are
the configuration document, which the cloud owns.
"""
COLUMNS: Final = ["| key | default | meaning |", "|---|---|---|"]


def as_markdown() -> str:
    """Return the page."""
    whole = inspect.type_info(SettingsFile)
    assert isinstance(whole, inspect.StructType)
    return HEAD + "".join(_section(field) for field in whole.fields)


def _section(field: inspect.Field) -> str:
    kind = _struct_in(field.type)
    if kind is None:
        lines = [_description(field.type)]
    else:
        lines = [kind.cls.__doc__ or "", "", *COLUMNS, *(_row(one) for one in kind.fields)]
    need = "" if field.required else " (optional)"
    return "\n".join(["", f"## [{field.encode_name}]{need}", "", *lines, ""])


def _row(field: inspect.Field) -> str:
    return f"| `{field.encode_name}` | {_default(field)} | {_description(field.type)} |"


def _default(field: inspect.Field) -> str:
    if field.default is NODEFAULT:
        return "(required)"
    if field.default in (None, "", UNSET):
        return "(none)"
    value = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"`{value}`"


def _description(kind: inspect.Type) -> str:
    said = (kind.extra_json_schema or {}) if isinstance(kind, inspect.Metadata) else {}
    return str(said.get("description", ""))


def _struct_in(kind: inspect.Type) -> inspect.StructType | None:
    """Return the section's class, also of a section that may be missing."""
    options = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return next((one for one in options if isinstance(one, inspect.StructType)), None)
