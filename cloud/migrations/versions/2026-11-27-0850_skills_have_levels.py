"""Skills that jobs ask for get a level: a word alone becomes the word at level 1."""

from alembic import op

revision = "0011_skill_levels"
down_revision = "0010_notifications"
branch_labels = None
depends_on = None

TABLES = ("service_category", "work_order")


def upgrade() -> None:
    """Write every required skill with its level."""
    for table in TABLES:
        op.execute(
            f"""UPDATE {table} SET required_skills = (
                SELECT jsonb_agg(jsonb_build_object('skill', one, 'level', 1) ORDER BY one)
                FROM jsonb_array_elements_text(required_skills) AS one
            ) WHERE jsonb_array_length(required_skills) > 0"""
        )


def downgrade() -> None:
    """Leave the levels out again."""
    for table in TABLES:
        op.execute(
            f"""UPDATE {table} SET required_skills = (
                SELECT jsonb_agg(one -> 'skill' ORDER BY one ->> 'skill')
                FROM jsonb_array_elements(required_skills) AS one
            ) WHERE jsonb_array_length(required_skills) > 0"""
        )
