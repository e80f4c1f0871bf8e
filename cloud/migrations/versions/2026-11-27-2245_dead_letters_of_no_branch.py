"""Show dead letters of no branch only to people of all branches, and name the branch of those that have one."""

from alembic import op

from cloud.foundation.row_security import APP_ROLE

revision = "0034_dead_letters_of_no_branch"
down_revision = "0028_storage_figures"
branch_labels = None
depends_on = None

BRANCHES = "string_to_array((SELECT current_setting('app.branch_ids', true)), ',')"
OF_ONES_BRANCHES = (
    "branch_id = ANY (string_to_array(NULLIF((SELECT current_setting('app.branch_ids', true)), ''), ',')::uuid[])"
    " OR (SELECT current_setting('app.is_system', true)) = 'on'"
)
OF_ALL_BRANCHES = f"NOT EXISTS (SELECT FROM branch WHERE branch.id::text <> ALL (coalesce({BRANCHES}, '{{}}')))"


def upgrade() -> None:
    """A letter of nobody may hold what any branch sent."""
    op.execute(
        """UPDATE dead_letter SET branch_id = gateway.branch_id FROM gateway
        WHERE dead_letter.branch_id IS NULL AND gateway.id::text = lower(dead_letter.gateway_id)"""
    )
    _show(f"{OF_ONES_BRANCHES} OR (branch_id IS NULL AND {OF_ALL_BRANCHES})")


def downgrade() -> None:
    """Show letters of no branch to everybody again."""
    _show(f"branch_id IS NULL OR {OF_ONES_BRANCHES}")


def _show(visible: str) -> None:
    op.execute("DROP POLICY branch ON dead_letter")
    op.execute(f"CREATE POLICY branch ON dead_letter TO {APP_ROLE} USING ({visible}) WITH CHECK ({visible})")
