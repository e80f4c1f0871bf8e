"""Settings of the cloud programs: from the environment (prefix MAFUNDI_) or a file, typed, read once at start."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from cloud.foundation.secrets_rules import fault_of, password_in
from cloud.foundation.settings_file import SecretFiles, SettingsFile

SECRET_ENDS: Final = ("_password", "_secret", "_token", "_passkey", "_key")
GIVEN_BY_OTHERS: Final = frozenset({"mail_password", "mpesa_consumer_key", "mpesa_consumer_secret", "mpesa_passkey"})
"""Their length is not ours to choose; they are hidden all the same."""


class CloudSettings(BaseSettings):
    """What every cloud program reads, in this order: environment, `<NAME>_FILE`, the file of MAFUNDI_SETTINGS_FILE."""

    model_config = SettingsConfigDict(
        env_prefix="MAFUNDI_", extra="ignore", frozen=True, populate_by_name=True, hide_input_in_errors=True
    )

    log_format: Literal["console", "json"] = Field(
        default="console", description="Lines for people or for log collectors."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least serious line that is written."
    )

    @model_validator(mode="after")
    def _secrets_are_secret(self) -> Self:
        for name, secret in self._named_secrets():
            fault = fault_of(secret) if name not in GIVEN_BY_OTHERS else None
            if fault:
                raise ValueError(f"the secret of {variable_of(type(self), name)} {fault}")
        return self

    def secrets(self) -> list[str]:
        """Return what may stand in no log."""
        return [secret for _, secret in self._named_secrets() if secret]

    def _named_secrets(self) -> list[tuple[str, str]]:
        found = []
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, str) and name.endswith(SECRET_ENDS):
                found.append((name, value))
            elif isinstance(value, str) and name.endswith("_url"):
                found.append((name, password_in(value)))
        return found

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put our two kinds of files behind the environment."""
        del dotenv_settings, file_secret_settings
        file = SettingsFile(settings_cls, known=frozenset().union(*(names_of(kind) for kind in SETTINGS_CLASSES)))
        return (init_settings, env_settings, SecretFiles(settings_cls), file)


class DatabaseSettings(CloudSettings):
    """What programs that use the database share."""

    database_url: str = Field(description="PostgreSQL address for the web and worker programs (role mafundi_app).")
    database_pool_size: int = Field(default=10, ge=1, le=200, description="Most connections one program opens.")


class KeepingSettings(DatabaseSettings):
    """How long readings are kept."""

    retention_days: int = Field(
        default=400, ge=1, description="Days raw readings are kept; older ones that arrive are counted and not stored."
    )
    retention_1min_days: int = Field(default=800, ge=1, description="Days the roll-ups of a minute are kept.")
    retention_1h_days: int = Field(default=3650, ge=1, description="Days the roll-ups of an hour are kept.")

    @model_validator(mode="after")
    def _coarser_is_kept_longer(self) -> Self:
        if not self.retention_days <= self.retention_1min_days <= self.retention_1h_days:
            raise ValueError(
                "MAFUNDI_RETENTION_1MIN_DAYS may not be less than MAFUNDI_RETENTION_DAYS, nor "
                "MAFUNDI_RETENTION_1H_DAYS less than that"
            )
        return self


class OutwardSettings(KeepingSettings):
    """What programs share that keep files and reach people outside."""

    public_url: str = Field(
        default="",
        description="Address people type; links in mails begin with it. Needed behind a proxy. Secure cookies are used "
        "when it is https.",
    )
    files_url: str = Field(
        default="", description="Where uploads are kept: file:///folder or an object store's address."
    )
    mail_password: str = Field(default="", description="Password of the account at the mail server.")
    push_hosts: str = Field(
        default="fcm.googleapis.com,.push.services.mozilla.com,.notify.windows.com,.push.apple.com",
        description="Push services that phones may name, with commas between; a leading dot: all names below.",
    )

    audit_retention_days: int = Field(
        default=2555, ge=365, description="Days after which names and values are erased from the audit; chains hold on."
    )
    position_retention_days: int = Field(
        default=90, ge=1, description="Days after which it is forgotten where technicians were."
    )
    picture_retention_days: int = Field(
        default=1095, ge=30, description="Days after which the content of photos and signatures is deleted."
    )
    contact_retention_days: int = Field(
        default=730,
        ge=30,
        description="Days after which names and numbers that people left with a request, and the "
        "text of sent mails, are forgotten.",
    )

    mpesa_url: str = Field(
        default="", description="Address of M-Pesa's Daraja API, or of a simulator; empty: phones are not asked to pay."
    )
    mpesa_short_code: str = Field(default="", description="The paybill or till number.")
    mpesa_transaction_type: Literal["CustomerPayBillOnline", "CustomerBuyGoodsOnline"] = Field(
        default="CustomerPayBillOnline", description="Paybill or till."
    )
    mpesa_consumer_key: str = Field(default="", description="Key of the Daraja app.")
    mpesa_consumer_secret: str = Field(default="", description="Its secret.")
    mpesa_passkey: str = Field(
        default="", description="Passkey of the short code; it also signs the addresses that are called back."
    )
    mpesa_callback_url: str = Field(
        default="", description="Address at which M-Pesa reaches this service; default: MAFUNDI_PUBLIC_URL."
    )
    mpesa_c2b_token: str = Field(
        default="", description="Secret part of the address for payments that customers make by themselves (C2B)."
    )

    @property
    def known_push_hosts(self) -> frozenset[str]:
        """The push services as a set."""
        return frozenset(host.strip() for host in self.push_hosts.split(",") if host.strip())


SHORTEST_SECRET: Final = 32


def _long_enough(secret: str) -> str:
    if secret and len(secret) < SHORTEST_SECRET:
        raise ValueError(f"a key has {SHORTEST_SECRET} characters or more")
    return secret


SecretKey = Annotated[str, AfterValidator(_long_enough)]


class WebSettings(OutwardSettings):
    """Settings of `mafundi-cloud web`."""

    http_host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    http_port: int = Field(default=8470, ge=1, le=65535, description="Port the web server listens on.")
    https_host: str = Field(default="127.0.0.1", description="Address on which phones of the LAN are served.")
    https_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port of HTTPS for phones of the LAN; none keeps the LAN out."
    )
    https_start_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port of the plain page on which a phone of the LAN begins."
    )
    https_certificate: Path | None = Field(
        default=None, description="PEM file: private key and certificate; read again whenever it changes."
    )
    https_authority: Path | None = Field(
        default=None, description="Certificate of the authority that phones trust (DER), given away on that page."
    )
    static_dir: Path = Field(
        default=Path(__file__).resolve().parents[1] / "static", description="Folder of the built console."
    )
    file_signing_key: str = Field(
        default="",
        description="Key that signs addresses of files which open without signing in, for five minutes. Default: one "
        "made at each start; with several web programs they share one.",
    )
    max_upload_bytes: int = Field(default=20 * 1024 * 1024, ge=1, description="Largest file accepted.")
    requests_per_minute: int = Field(default=3000, ge=1, description="Most API requests of one address in a minute.")
    secret_key: SecretKey = Field(
        default="",
        description="32 characters or more that nobody guesses; seals seeds of authenticator apps, which without it "
        "cannot be set up. Keep it apart from backups of the database.",
    )
    former_secret_key: SecretKey = Field(
        default="", description="The key before, while what it sealed is still in use."
    )
    oidc_issuer: str = Field(
        default="",
        description="Address of an identity provider (OpenID Connect) at which people may sign in; empty: none.",
    )
    oidc_client_id: str = Field(default="", description="What this installation is called there.")
    oidc_client_secret: str = Field(default="", description="Its secret there.")
    oidc_name: str = Field(default="", description="What people call the provider; stands on the button.")
    login_attempts_per_minute: int = Field(default=10, ge=1, description="Sign-in attempts per account and minute.")
    broker_accounts_kind: Literal["none", "mosquitto", "iotcore"] = Field(
        default="none", description="How accounts of edge agents reach the broker."
    )
    broker_accounts_file: Path | None = Field(
        default=None, description="The broker's password file, written when an edge agent is enrolled or revoked."
    )
    broker_pid_file: Path | None = Field(
        default=None, description="The broker's pid file; it is asked to read its accounts again."
    )
    edge_broker_host: str = Field(
        default="127.0.0.1", description="Broker address written into edge.toml; empty: no broker is offered."
    )
    edge_broker_port: int = Field(default=1883, ge=1, le=65535, description="Broker port written into edge.toml.")
    edge_broker_tls: bool = Field(
        default=False, description="Whether edge.toml asks for TLS on the line to the broker."
    )
    edge_url: str = Field(
        default="",
        description="HTTPS address for edge agents, written into edge.toml; empty: HTTPS is not offered.",
    )

    @model_validator(mode="after")
    def _edges_have_a_way(self) -> Self:
        if not self.edge_broker_host and not self.edge_url:
            raise ValueError("edge agents need MAFUNDI_EDGE_BROKER_HOST or MAFUNDI_EDGE_URL")
        return self

    database_folder: Path | None = Field(
        default=None,
        description="Folder of the database's files, if it lies on this machine: free space is read there.",
    )

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("MAFUNDI_OIDC_ISSUER needs MAFUNDI_OIDC_CLIENT_ID and MAFUNDI_OIDC_CLIENT_SECRET too")
        return self

    @model_validator(mode="after")
    def _https_is_whole(self) -> Self:
        parts = {
            "MAFUNDI_HTTPS_PORT": self.https_port,
            "MAFUNDI_HTTPS_START_PORT": self.https_start_port,
            "MAFUNDI_HTTPS_CERTIFICATE": self.https_certificate,
            "MAFUNDI_HTTPS_AUTHORITY": self.https_authority,
        }
        missing = [name for name, value in parts.items() if value is None]
        if 0 < len(missing) < len(parts):
            raise ValueError(f"HTTPS for the LAN needs {' and '.join(missing)} too")
        return self


AuditHeadsFile = Annotated[
    Path | None,
    Field(
        description="File outside the database to which heads of the audit's chains are added; copies of it elsewhere "
        "make it worth more. `mafundi-cloud audit verify` holds the chains against it."
    ),
]


AuditSigningKey = Annotated[
    str,
    Field(
        description="Private key (Ed25519) that signs those heads, as `mafundi-cloud audit new-key` prints it; best "
        "from a file that neither the database's owner nor whoever writes the heads' copies can read."
    ),
]


class WorkerSettings(OutwardSettings):
    """Settings of `mafundi-cloud worker`."""

    audit_heads_file: AuditHeadsFile = None
    audit_signing_key: AuditSigningKey = ""
    audit_public_keys: str = Field(
        default="",
        description="Public keys by which `mafundi-cloud audit verify` checks the heads, with commas between; default: "
        "that of MAFUNDI_AUDIT_SIGNING_KEY. A former key stays here after a new one was made.",
    )
    gateway_offline_after_s: float = Field(
        default=45.0, gt=0, description="Silence after which an edge agent counts as offline."
    )


class IngestSettings(KeepingSettings):
    """Settings of `mafundi-cloud ingest`; its `database_url` is that of the role mafundi_ingest."""

    database_url: str = Field(
        validation_alias="MAFUNDI_INGEST_DATABASE_URL", description="PostgreSQL address (role mafundi_ingest)."
    )
    broker_host: str = Field(
        default="127.0.0.1", description="MQTT broker address; empty: none is used, edge agents come by HTTPS alone."
    )
    broker_port: int = Field(default=1883, ge=1, le=65535, description="MQTT broker port.")
    broker_username: str = Field(default="mafundi-host", description="The service's own broker account.")
    broker_password: str = Field(default="", description="Its password.")
    ingest_buckets: str = Field(
        default="00-63", pattern=r"^\d\d(-\d\d)?(,\d\d(-\d\d)?)*$", description="Shards this process serves."
    )
    ingest_metrics_host: str = Field(default="127.0.0.1", description="Address on which its measurements are shown.")
    ingest_metrics_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port of its measurements (Prometheus); none shows them nowhere."
    )
    edge_https_host: str = Field(default="127.0.0.1", description="Address on which edge agents are served by HTTPS.")
    edge_https_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port of batches over HTTPS; none: edge agents come by MQTT alone."
    )
    edge_https_certificate: Path | None = Field(
        default=None,
        description="PEM file: private key and certificate, read again whenever it changes. None: plain HTTP for a "
        "proxy on this machine, which brings the TLS.",
    )
    edge_https_requests_per_minute: int = Field(
        default=1200, ge=1, description="Most requests of one edge agent in a minute."
    )
    edge_https_connections: int = Field(
        default=2000, ge=1, description="Most connections of edge agents at once; the next are asked to come again."
    )

    @model_validator(mode="after")
    def _has_a_way_in(self) -> Self:
        if not self.broker_host and self.edge_https_port is None:
            raise ValueError("without MAFUNDI_BROKER_HOST there must be MAFUNDI_EDGE_HTTPS_PORT")
        return self


class OwnerSettings(CloudSettings):
    """Settings of `mafundi-cloud migrate` and `mafundi-cloud restore finish`."""

    owner_database_url: str = Field(description="PostgreSQL address of the schema's owner (role mafundi_owner).")
    audit_heads_file: AuditHeadsFile = None
    audit_signing_key: AuditSigningKey = ""


SETTINGS_CLASSES: tuple[type[CloudSettings], ...] = (WebSettings, WorkerSettings, IngestSettings, OwnerSettings)


def names_of(kind: type[BaseSettings]) -> frozenset[str]:
    """Return the keys of a program's settings as a file spells them: without prefix, in small letters."""
    return frozenset(variable_of(kind, name).removeprefix("MAFUNDI_").lower() for name in kind.model_fields)


def variable_of(kind: type[BaseSettings], name: str) -> str:
    """Return the environment variable of a field."""
    alias = kind.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"MAFUNDI_{name.upper()}"
