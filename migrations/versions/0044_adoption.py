"""How many members have the handbook and use it, per committee and month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("account", sa.Column("last_seen_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE account a SET last_seen_on = s.day FROM ("
        " SELECT member_id, max((last_used_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS day"
        " FROM auth_session GROUP BY member_id) AS s WHERE s.member_id = a.member_id"
    )
    op.create_table(
        "adoption_figure",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("members", "activated")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("signed_in", "active")),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "extract(day from month) = 1", name=op.f("ck_adoption_figure_month_is_a_first_day")
        ),
        sa.CheckConstraint(
            "least(activated, signed_in, active) >= 0 AND greatest(signed_in, active) <= activated"
            " AND activated <= members",
            name=op.f("ck_adoption_figure_counts"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_adoption_figure_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "month", name=op.f("pk_adoption_figure")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("adoption_figure")
    op.drop_column("account", "last_seen_on")
