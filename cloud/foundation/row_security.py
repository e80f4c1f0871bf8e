"""The second fence: PostgreSQL itself hides the rows of foreign branches from the app role. For migrations."""

from typing import Any, Final

APP_ROLE: Final = "mafundi_app"
INGEST_ROLE: Final = "mafundi_ingest"

# No setting means no branch: a forgotten context fails closed.
_VISIBLE: Final = (
    "branch_id = ANY (string_to_array(NULLIF((SELECT current_setting('app.branch_ids', true)), ''), ',')::uuid[])"
    " OR (SELECT current_setting('app.is_system', true)) = 'on'"
)


def grant(op: Any, table: str, *, app: str = "SELECT, INSERT, UPDATE, DELETE", ingest: str = "") -> None:
    """Let the programs' roles use a table that has no branch."""
    if app:
        op.execute(f"GRANT {app} ON {table} TO {APP_ROLE}")
    if ingest:
        op.execute(f"GRANT {ingest} ON {table} TO {INGEST_ROLE}")


def limit_to_sites(op: Any, table: str, *, site: str = "site_id") -> None:
    """Fence a table also by its site, for who acts at single sites of a branch; others pass."""
    by_site = "string_to_array(NULLIF((SELECT current_setting('app.site_branch_ids', true)), ''), ',')::uuid[]"
    sites = "string_to_array(NULLIF((SELECT current_setting('app.site_ids', true)), ''), ',')::uuid[]"
    visible = f"coalesce(branch_id <> ALL ({by_site}), true) OR {site} = ANY ({sites})"
    op.execute(f"CREATE POLICY site ON {table} AS RESTRICTIVE TO {APP_ROLE} USING ({visible}) WITH CHECK ({visible})")


def enable_branch_row_security(
    op: Any, table: str, *, app: str = "SELECT, INSERT, UPDATE, DELETE", ingest: str = "", or_no_branch: bool = False
) -> None:
    """Fence a table by its branch_id column; the ingest role, which serves all branches, passes by its own policy.

    `or_no_branch` also shows rows of the organisation itself, whose branch_id is null.
    """
    visible = f"branch_id IS NULL OR {_VISIBLE}" if or_no_branch else _VISIBLE
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY branch ON {table} TO {APP_ROLE} USING ({visible}) WITH CHECK ({visible})")
    op.execute(f"CREATE POLICY owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
    if ingest:
        op.execute(f"CREATE POLICY ingest ON {table} TO {INGEST_ROLE} USING (true) WITH CHECK (true)")
    grant(op, table, app=app, ingest=ingest)
