"""The configuration document at the edge: where it comes from, what is checked, and the last good one on the disk."""

import os
import tomllib
from pathlib import Path
from typing import Final, Protocol

import structlog

from schemas.configuration import (
    BadConfiguration,
    ConfigurationDocument,
    configuration_from,
    content_hash,
    decode_configuration,
    encode_configuration,
)
from schemas.records import EquipmentKind, PointDescription

LAST_GOOD_NAME: Final = "configuration.json"

log = structlog.get_logger()


class Catalogue(Protocol):
    """What is known about equipment types; `firmware_bridge.equipment` read through `edge_agent.equipment`."""

    def findings(self, document: ConfigurationDocument) -> list[str]:
        """Return what of the document's equipment does not fit together, each with what to do."""

    def points(self, type_name: str) -> list[PointDescription]:
        """Return the points of a type; the key is the point's name in the type."""

    def kinds(self) -> list[EquipmentKind]:
        """Return the types themselves."""


class ConfigurationKeeper:
    """Knows the present document; a bad one never replaces a good one."""

    def __init__(self, *, folder: Path, catalogue: Catalogue, local_file: Path | None) -> None:
        self._path = folder / LAST_GOOD_NAME
        self._catalogue = catalogue
        self.local_file = local_file
        self.present_hash: str | None = None

    def load(self) -> ConfigurationDocument:
        """Return the local file's document, else the last good one, else an empty one.

        Raises:
            BadConfiguration: the local file cannot be used and there is no last good one to go on with.
        """
        document = self._last_good() if self.local_file is None else self._local(self.local_file)
        self.present_hash = content_hash(document)
        return document

    def inspect(self) -> ConfigurationDocument:
        """Return the document that a start would use, changing nothing.

        Raises:
            BadConfiguration: what is wrong with it.
        """
        if self.local_file is not None:
            return self.checked(read_local_file(self.local_file), source=str(self.local_file))
        if not self._path.exists():
            return ConfigurationDocument()
        return self.checked(read_local_file(self._path), source=str(self._path))

    def _local(self, local_file: Path) -> ConfigurationDocument:
        try:
            return self.checked(read_local_file(local_file), source=str(local_file))
        except BadConfiguration as error:
            if not self._path.exists():
                raise
            log.error("configuration.refused", text=f"{error}; the last good configuration goes on")
            return self._last_good()

    def _last_good(self) -> ConfigurationDocument:
        try:
            return decode_configuration(self._path.read_bytes())
        except FileNotFoundError:
            return ConfigurationDocument()
        except BadConfiguration as error:
            aside = self._path.with_suffix(".damaged")
            self._path.replace(aside)
            log.error("configuration.damaged", text=f"{aside}: {error}; waiting for the document from the cloud")
            return ConfigurationDocument()

    def keep(self, document: ConfigurationDocument) -> None:
        """Write the document so that a crash leaves either the old one or the new one."""
        temporary = self._path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.write(encode_configuration(document))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self.present_hash = content_hash(document)

    def checked(self, document: ConfigurationDocument, *, source: str) -> ConfigurationDocument:
        """Return the document if this edge agent can run it.

        Raises:
            BadConfiguration: with every finding: what, where, what to do.
        """
        findings = self._catalogue.findings(document)
        if findings:
            raise BadConfiguration(f"{source}: " + "; ".join(findings))
        return document

    def points(self, document: ConfigurationDocument) -> list[PointDescription]:
        """Return all points of the document's equipment, by their whole key."""
        return [
            PointDescription(
                key=f"{machine.key}/{point.key}", unit=point.unit, name=point.name, low=point.low, high=point.high
            )
            for machine in document.equipment
            for point in self._catalogue.points(machine.type)
        ]

    def kinds(self) -> list[EquipmentKind]:
        """Return the equipment types that could be connected here."""
        return self._catalogue.kinds()


def sleeping_rules(document: ConfigurationDocument) -> list[str]:
    """Return, as sentences, the rules that can never see a sample: not wrong, but hardly meant."""
    machines = {machine.key for machine in document.equipment}
    return [
        f"rule {rule.id!r} watches point {rule.point_key!r} of equipment that the document does not list; add the"
        " equipment, correct the point or remove the rule"
        for rule in document.rules
        if rule.runs_at == "edge" and rule.point_key.partition("/")[0] not in machines
    ]


def read_local_file(path: Path) -> ConfigurationDocument:
    """Read a document written by hand, TOML or JSON by its suffix.

    Raises:
        BadConfiguration: with the file, the place and the mend.
    """
    try:
        content = path.read_bytes()
        if path.suffix == ".json":
            return decode_configuration(content)
        return configuration_from(tomllib.loads(content.decode()))
    except OSError as error:
        raise BadConfiguration(f"{path}: cannot be read ({error.strerror}); check path and rights") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfiguration(f"{path}: is not TOML: {error}; mend that line") from error
    except BadConfiguration as error:
        raise BadConfiguration(f"{path}: {error}; correct that field") from error
