"""edge.toml: who this edge agent is, how it reaches the cloud, where it keeps its records; all else is configuration.

[gateway]
id = "0190a0b0-0000-7000-8000-000000000001"   # as the cloud gave it
name = "Pump house Nairobi"

[broker]
host = "127.0.0.1"
port = 1883
password = "…"            # or password_file = "broker-password"
# username = "…"          # default: the gateway's id
# tls = true
# ca_file = "ca.pem"
# certificate_file = "client.crt"   # where the broker asks for one; key_file beside it
# key_file = "client.key"

# [cloud]                 # instead of [broker]: by HTTPS, where there is no broker
# url = "https://mafundi.example.org"
# password = "…"          # or password_file
# ca_file = "ca.pem"

[data]                    # optional
folder = "edge-data"      # relative paths start at this file's folder
spool_cap_mb = 1024

[configuration]           # optional: this file instead of the cloud's document
file = "configuration.toml"

[equipment]               # optional: equipment types of your own beside the built-in ones
folder = "equipment"

[metrics]                 # optional: for Prometheus, on 127.0.0.1
port = 9464

[port_passwords]          # optional: brokers of equipment, by the key of the port
compressor-broker = "…"
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

from schemas.topics import is_gateway_id

MIN_CAP_MB: Final = 16
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class BadSettings(ValueError):
    """The file cannot be used; the text names file and key, what is wrong and what to do."""


def _said(text: str) -> Meta:
    """Return what the page for people says about a key."""
    return Meta(description=text)


class Gateway(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who this edge agent is."""

    id: Annotated[str, _said("The id that the cloud gave it.")]
    name: Annotated[str, _said("Its name for people who read its logs; without one, its id.")] = ""


class Broker(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way to the cloud over an MQTT broker; this or [cloud]."""

    host: Annotated[str, _said("Address of the MQTT broker.")]
    port: Annotated[int, Meta(ge=1, le=65_535, description="Its port.")] = 1883
    username: Annotated[str | None, _said("User name at the broker; without one, the gateway's id.")] = None
    password: Annotated[str | None, _said("The password that the cloud showed once.")] = None
    password_file: Annotated[str | None, _said("A file that holds the password alone, instead of `password`.")] = None
    tls: Annotated[bool, _said("Whether the line to the broker is encrypted.")] = False
    ca_file: Annotated[str | None, _said("The certificate authority to trust; without one, the system's.")] = None
    certificate_file: Annotated[
        str | None,
        _said("Our own certificate (PEM), where the broker asks for one; its name is our id."),
    ] = None
    key_file: Annotated[str | None, _said("The private key of that certificate (PEM).")] = None


class Cloud(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way to the cloud by HTTPS, without a broker; this or [broker]."""

    url: Annotated[str, _said("Address of the service, beginning with https://.")]
    password: Annotated[str | None, _said("The password that the cloud showed once.")] = None
    password_file: Annotated[str | None, _said("A file that holds the password alone, instead of `password`.")] = None
    ca_file: Annotated[str | None, _said("The certificate authority to trust; without one, the system's.")] = None


class Storage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where records wait for the cloud, and how much room they may take."""

    folder: Annotated[str, _said("Folder of the spool and of the last good configuration.")] = "edge-data"
    spool_cap_mb: Annotated[
        int, Meta(ge=MIN_CAP_MB, description="Room for the spool; when it is used up the oldest history is given up.")
    ] = 1024


class LocalConfiguration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A configuration document by hand, for use without a cloud."""

    file: Annotated[str, _said("TOML or JSON; the cloud's documents are then refused.")]


class OwnEquipment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Equipment types beside the built-in ones."""

    folder: Annotated[str, _said("Folder of TOML files, one a type; they go before built-in ones of the same name.")]


class Metrics(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the agent fares, for Prometheus, at http://127.0.0.1:port/metrics; without this section nothing is served."""

    port: Annotated[int, Meta(ge=1, le=65_535, description="Port on 127.0.0.1; other machines cannot reach it.")]


class SettingsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file; a key that is not listed here is an error."""

    gateway: Gateway
    broker: Broker | None = None
    cloud: Cloud | None = None
    data: Storage = Storage()
    configuration: LocalConfiguration | None = None
    equipment: OwnEquipment | None = None
    metrics: Metrics | None = None
    port_passwords: Annotated[
        dict[str, str], _said("Passwords of the equipment's own brokers, by the key of the port.")
    ] = {}


class Settings(Struct, frozen=True, kw_only=True):
    """edge.toml with paths made absolute and the password read."""

    file: Path
    gateway_id: str
    gateway_name: str
    broker_host: str
    broker_port: int
    username: str
    password: str | None
    is_tls: bool
    ca_file: Path | None
    data_folder: Path
    spool_cap_bytes: int
    configuration_file: Path | None
    equipment_folder: Path | None
    metrics_port: int | None = None
    port_passwords: dict[str, str]
    cloud_url: str | None = None
    certificate_file: Path | None = None
    key_file: Path | None = None

    @property
    def is_in_clear(self) -> bool:
        """Tell whether password and records cross a network unencrypted."""
        return self.cloud_url is None and not self.is_tls and self.broker_host not in LOOPBACK

    @property
    def other_side(self) -> str:
        """Return whom we speak with, in words."""
        if self.cloud_url is not None:
            return f"the cloud at {self.cloud_url}"
        return f"the broker at {self.broker_host}:{self.broker_port}"

    @property
    def what_to_check(self) -> str:
        """Return what a person looks at when nobody answers there."""
        if self.cloud_url is not None:
            return f"check user, password and address in {self.file}, and that the service runs"
        return f"check user, password and port in {self.file}, and that the broker runs"


def load_settings(path: Path) -> Settings:
    """Read edge.toml.

    Raises:
        BadSettings: with file, key, what is wrong and what to do.
    """
    content = _parse(path)
    if not is_gateway_id(content.gateway.id):
        raise _bad(
            path, "gateway.id", f"{content.gateway.id!r} cannot be a gateway id", "copy the id that the cloud shows"
        )
    section, way = _way(path, content)
    broker = way if isinstance(way, Broker) else Broker(host="")
    folder = path.absolute().parent
    return Settings(
        file=path.absolute(),
        gateway_id=content.gateway.id,
        gateway_name=content.gateway.name or content.gateway.id,
        broker_host=broker.host,
        broker_port=broker.port,
        username=broker.username or content.gateway.id,
        password=_password(path, section, way),
        is_tls=broker.tls,
        ca_file=_existing_file(path, f"{section}.ca_file", way.ca_file),
        certificate_file=_existing_file(path, "broker.certificate_file", broker.certificate_file),
        key_file=_existing_file(path, "broker.key_file", broker.key_file),
        cloud_url=_address(path, way.url) if isinstance(way, Cloud) else None,
        data_folder=folder / content.data.folder,
        spool_cap_bytes=content.data.spool_cap_mb * 1024 * 1024,
        configuration_file=_existing_file(
            path, "configuration.file", content.configuration.file if content.configuration else None
        ),
        equipment_folder=_existing_folder(
            path, "equipment.folder", content.equipment.folder if content.equipment else None
        ),
        metrics_port=content.metrics.port if content.metrics else None,
        port_passwords=content.port_passwords,
    )


def _way(path: Path, content: SettingsFile) -> tuple[str, Broker | Cloud]:
    """Return the one way to the cloud and the name of its section."""
    if content.broker is not None and content.cloud is not None:
        raise _bad(path, "cloud", "stands beside [broker]", "keep the one by which the cloud is reached")
    if content.broker is not None:
        _require_whole_encryption(path, content.broker)
        return "broker", content.broker
    if content.cloud is not None:
        return "cloud", content.cloud
    raise _bad(path, "broker", "neither [broker] nor [cloud] is there", "add the one that the cloud showed")


def _require_whole_encryption(path: Path, broker: Broker) -> None:
    """Whoever names an authority or a certificate means an encrypted line: it must not be a plain one by oversight."""
    if (broker.certificate_file is None) != (broker.key_file is None):
        raise _bad(path, "broker.key_file", "a certificate and its key go together", "name both files or none")
    if broker.certificate_file is not None and not broker.tls:
        raise _bad(path, "broker.tls", "a certificate is shown on an encrypted line alone", "set tls = true")
    if broker.ca_file is not None and not broker.tls:
        what = "a ca_file is named, but the line would be in clear"
        raise _bad(path, "broker.tls", what, "set tls = true, or take ca_file out")


def _address(path: Path, url: str) -> str:
    """Return the address without a slash at its end; the password never crosses a network in clear text."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise _bad(path, "cloud.url", f"{url!r} is no address of a service", "write it like https://cloud.example.org")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise _bad(path, "cloud.url", "http would show the password in clear to the network", "use https")
    return url.rstrip("/")


def _parse(path: Path) -> SettingsFile:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), type=SettingsFile)
    except OSError as error:
        raise BadSettings(
            f"{path}: cannot be read ({error.strerror}); write it as the cloud showed it when the gateway was made,"
            " or name another file with --config"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: is not TOML: {error}; mend that line") from error
    except msgspec.ValidationError as error:
        raise BadSettings(_validation_text(path, error)) from error


def _validation_text(path: Path, error: msgspec.ValidationError) -> str:
    what, _, where = str(error).partition(" - at `$.")
    key = where.rstrip("`") or "the top level"
    if "unknown field" in what:
        return f"{path}: {key}: {what}; remove it or correct its spelling"
    if "missing required field" in what:
        return f"{path}: {key}: {what}; add it"
    return f"{path}: {key}: {what}; correct the value"


def _bad(path: Path, key: str, what: str, mend: str) -> BadSettings:
    return BadSettings(f"{path}: {key}: {what}; {mend}")


def _password(path: Path, section: str, way: Broker | Cloud) -> str | None:
    key = f"{section}.password_file"
    if way.password is not None and way.password_file is not None:
        raise _bad(path, key, f"stands beside {section}.password", "keep one of the two")
    file = _existing_file(path, key, way.password_file)
    if file is None:
        return way.password
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, key, f"{file} cannot be read", "make it readable text") from error


def _existing_file(path: Path, key: str, name: str | None) -> Path | None:
    return _existing(path, key, name, Path.is_file, "file")


def _existing_folder(path: Path, key: str, name: str | None) -> Path | None:
    return _existing(path, key, name, Path.is_dir, "folder")


def _existing(path: Path, key: str, name: str | None, is_there: Callable[[Path], bool], what: str) -> Path | None:
    if name is None:
        return None
    target = path.absolute().parent / name
    if not is_there(target):
        raise _bad(path, key, f"{target} is no {what}", f"make the {what} or correct the path")
    return target
