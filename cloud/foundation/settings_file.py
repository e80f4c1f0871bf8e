"""Settings from files: one TOML file for all, where a misspelt key is an error, and one file per secret."""

import difflib
import os
import tomllib
from pathlib import Path
from typing import Any, Final

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

FILE_VARIABLE: Final = "MAFUNDI_SETTINGS_FILE"
PREFIX: Final = "MAFUNDI_"


class BadSettingsFile(ValueError):
    """The settings file cannot be used; the text says which line of it and what to do."""


class SettingsFile(PydanticBaseSettingsSource):
    """The TOML file named by MAFUNDI_SETTINGS_FILE; keys are the variables' names without prefix, in small letters."""

    def __init__(self, settings_cls: type[BaseSettings], *, known: frozenset[str]) -> None:
        super().__init__(settings_cls)
        self._known = known

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Part of the source's protocol; all values come at once from `__call__`."""
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return what the file says.

        Raises:
            BadSettingsFile: it cannot be read, or holds a key that no program knows.
        """
        place = os.environ.get(FILE_VARIABLE)
        if not place:
            return {}
        try:
            values = tomllib.loads(Path(place).read_text())
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise BadSettingsFile(f"{place}: {error}") from error
        for name in values:
            if name not in self._known:
                close = difflib.get_close_matches(name, self._known, n=1)
                hint = f"; did you mean {close[0]!r}?" if close else ""
                raise BadSettingsFile(f"{place}: there is no setting {name!r}{hint}")
        return {_target(self.settings_cls, name): value for name, value in values.items()}


class SecretFiles(PydanticBaseSettingsSource):
    """`MAFUNDI_DATABASE_URL_FILE` and the like: the value is the file's content, as secret stores hand it over."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Read one field's file, if it has one."""
        alias = field.validation_alias
        variable = alias if isinstance(alias, str) else f"{PREFIX}{field_name.upper()}"
        place = os.environ.get(f"{variable}_FILE")
        if not place:
            return None, field_name, False
        try:
            return Path(place).read_text().strip(), variable if isinstance(alias, str) else field_name, False
        except OSError as error:
            raise BadSettingsFile(f"{variable}_FILE: {error}") from error

    def __call__(self) -> dict[str, Any]:
        """Return the fields whose files are named."""
        found = (self.get_field_value(field, name) for name, field in self.settings_cls.model_fields.items())
        return {name: value for value, name, _ in found if value is not None}


def _target(settings_cls: type[BaseSettings], name: str) -> str:
    """Return the field's alias where it has one: `ingest_database_url` is the ingest program's `database_url`."""
    for field in settings_cls.model_fields.values():
        alias = field.validation_alias
        if isinstance(alias, str) and alias.removeprefix(PREFIX).lower() == name:
            return alias
    own = settings_cls.model_fields.get(name)
    return name if own is None or own.validation_alias is None else f"(not for this program) {name}"
