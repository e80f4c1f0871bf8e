"""What people and programs prove with who they are, and sessions that can be named.

Whoever ends a session or changes what a person may do tells every web program at once, so that open event streams end.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cloud.foundation.row_security import grant

revision = "0037_credentials"
down_revision = "0038_regions"
branch_labels = None
depends_on = None

TOLD_OF = {"session": "DELETE", "role_assignment": "INSERT OR UPDATE OR DELETE", "person": "UPDATE OF is_active"}

TELL = """
CREATE FUNCTION mafundi_tell_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  PERFORM pg_notify('mafundi_person', coalesce(changed ->> 'person_id', changed ->> 'id'));
  RETURN NULL;
END $$"""


def upgrade() -> None:
    """Create the tables, and the trigger."""
    _people_and_sessions()
    _links_and_challenges()
    _factors()
    _keys()
    op.execute(TELL)
    for table, when in TOLD_OF.items():
        op.execute(
            f"CREATE TRIGGER tell_of_person AFTER {when} ON {table} FOR EACH ROW"
            " EXECUTE FUNCTION mafundi_tell_of_person()"
        )


def _people_and_sessions() -> None:
    op.add_column("person", sa.Column("kind", sa.Text(), server_default="person", nullable=False))
    op.create_check_constraint(op.f("person_kind_check"), "person", "kind IN ('person', 'service')")
    op.add_column("person", sa.Column("time_zone", sa.Text(), nullable=True))
    op.add_column("session", sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False))
    op.create_unique_constraint(op.f("session_id_key"), "session", ["id"])
    op.add_column("session", sa.Column("address", sa.Text(), server_default="", nullable=False))
    op.add_column("session", sa.Column("way", sa.Text(), server_default="password", nullable=False))
    op.add_column("session", _moment("proved_at", default=True))
    op.add_column("session", sa.Column("must_enrol", sa.Boolean(), server_default="false", nullable=False))
    op.create_table(
        "known_browser",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        _person(),
        _moment("last_used_at"),
        sa.PrimaryKeyConstraint("secret_hash", "person_id", name=op.f("known_browser_pkey")),
    )
    grant(op, "known_browser")


def _links_and_challenges() -> None:
    op.create_table(
        "credential_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _person(),
        sa.Column("secret_hash", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.CheckConstraint("kind IN ('invitation', 'reset')", name=op.f("credential_link_kind_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("credential_link_pkey")),
    )
    op.create_index(op.f("credential_link_person_id_idx"), "credential_link", ["person_id"])
    op.create_index("credential_link_secret_hash_key", "credential_link", ["secret_hash"], unique=True)
    grant(op, "credential_link")
    op.create_table(
        "sign_in_challenge",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("words", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        _moment("expires_at"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("sign_in_challenge_person_id_fkey")),
        sa.CheckConstraint("kind IN ('passkey', 'add_passkey', 'oidc')", name=op.f("sign_in_challenge_kind_check")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("sign_in_challenge_pkey")),
    )
    grant(op, "sign_in_challenge")


def _factors() -> None:
    op.create_table(
        "authenticator",
        _person(),
        sa.Column("seed_sealed", sa.Text(), nullable=False),
        _moment("confirmed_at", nullable=True),
        sa.Column("last_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("wrong_codes", sa.Integer(), server_default="0", nullable=False),
        _moment("waits_until", nullable=True),
        sa.PrimaryKeyConstraint("person_id", name=op.f("authenticator_pkey")),
    )
    grant(op, "authenticator")
    op.create_table(
        "recovery_code",
        _person(),
        sa.Column("code_hash", sa.Text(), nullable=False),
        _moment("used_at", nullable=True),
        sa.PrimaryKeyConstraint("person_id", "code_hash", name=op.f("recovery_code_pkey")),
    )
    grant(op, "recovery_code")
    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        _person(),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("last_used_at", nullable=True),
        sa.UniqueConstraint("credential_id", name=op.f("passkey_credential_id_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("passkey_pkey")),
    )
    op.create_index(op.f("passkey_person_id_idx"), "passkey", ["person_id"])
    grant(op, "passkey")
    op.create_table(
        "outside_identity",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        _person(),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("outside_identity_pkey")),
    )
    grant(op, "outside_identity")
    op.create_table(
        "sign_in_policy",
        sa.Column("only_one", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("needs_second_factor", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("only_one", name=op.f("sign_in_policy_only_one_check")),
        sa.PrimaryKeyConstraint("only_one", name=op.f("sign_in_policy_pkey")),
    )
    grant(op, "sign_in_policy", app="SELECT, INSERT, UPDATE")


def _keys() -> None:
    op.create_table(
        "service_account",
        _person(),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("branch_ids", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("ended_at", nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("service_account_pkey")),
    )
    grant(op, "service_account")
    op.create_table(
        "api_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("expires_at"),
        _moment("last_used_at", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["service_account.person_id"], name=op.f("api_key_account_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("api_key_pkey")),
    )
    op.create_index(op.f("api_key_account_id_idx"), "api_key", ["account_id"])
    grant(op, "api_key")


def _person() -> sa.Column[Any]:
    return sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=False)


def _moment(name: str, *, nullable: bool = False, default: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        nullable=nullable,
        server_default=sa.text("now()") if default else None,
    )


def downgrade() -> None:
    """Drop them."""
    for table in TOLD_OF:
        op.execute(f"DROP TRIGGER tell_of_person ON {table}")
    op.execute("DROP FUNCTION mafundi_tell_of_person()")
    for table in (
        "api_key",
        "service_account",
        "sign_in_policy",
        "outside_identity",
        "passkey",
        "recovery_code",
        "authenticator",
        "sign_in_challenge",
        "credential_link",
        "known_browser",
    ):
        op.drop_table(table)
    for column in ("must_enrol", "proved_at", "way", "address", "id"):
        op.drop_column("session", column)
    op.drop_column("person", "time_zone")
    op.drop_column("person", "kind")
