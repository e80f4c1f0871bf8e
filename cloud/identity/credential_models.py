"""Tables of what people and programs prove with who they are; secrets are kept as hashes, or sealed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base

Moment = DateTime(timezone=True)


class CredentialLinkRow(Base):
    """A link of one use by which a person sets a password. Its secret is made when it is sent or shown."""

    __tablename__ = "credential_link"
    __table_args__ = (
        CheckConstraint("kind IN ('invitation', 'reset')", name="kind"),
        Index("credential_link_secret_hash_key", "secret_hash", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    secret_hash: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class KnownBrowserRow(Base):
    """A browser in which a person has signed in before: strangers who guess do not keep its owner out."""

    __tablename__ = "known_browser"

    secret_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    last_used_at: Mapped[datetime] = mapped_column(Moment)


class SignInChallengeRow(Base):
    """What a passkey is to sign, or a foreign sign-in is to bring back: once, within minutes."""

    __tablename__ = "sign_in_challenge"
    __table_args__ = (CheckConstraint("kind IN ('passkey', 'add_passkey', 'oidc')", name="kind"),)

    secret_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
    expires_at: Mapped[datetime] = mapped_column(Moment)


class AuthenticatorRow(Base):
    """A person's authenticator app (RFC 6238). `last_step` is the time step of the newest code that was taken."""

    __tablename__ = "authenticator"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seed_sealed: Mapped[str] = mapped_column(Text)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    wrong_codes: Mapped[int] = mapped_column(default=0, server_default="0")
    waits_until: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCodeRow(Base):
    """A code of one use for who has lost the authenticator app."""

    __tablename__ = "recovery_code"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class PasskeyRow(Base):
    """A key pair that a device holds for a person (WebAuthn): the public half."""

    __tablename__ = "passkey"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime | None] = mapped_column(Moment)


class OutsideIdentityRow(Base):
    """Who a person is at another identity provider, bound at the first sign-in from there."""

    __tablename__ = "outside_identity"

    issuer: Mapped[str] = mapped_column(Text, primary_key=True)
    subject: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class SignInPolicyRow(Base):
    """How the organisation wants its people to sign in."""

    __tablename__ = "sign_in_policy"
    __table_args__ = (CheckConstraint("only_one", name="only_one"),)

    only_one: Mapped[bool] = mapped_column(primary_key=True, default=True, server_default="true")
    needs_second_factor: Mapped[bool] = mapped_column(default=False, server_default="false")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ServiceAccountRow(Base):
    """A program of somebody else that speaks with the API: what it may do, and where (null: everywhere)."""

    __tablename__ = "service_account"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    permissions: Mapped[list[str]] = mapped_column(JSONB)
    branch_ids: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    created_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ApiKeyRow(Base):
    """A key of a service account: `wk_<id>_<secret>`, of whose secret the hash is kept."""

    __tablename__ = "api_key"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("service_account.person_id"), index=True)
    secret_hash: Mapped[str] = mapped_column(Text)
    created_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
