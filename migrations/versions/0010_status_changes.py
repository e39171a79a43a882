"""What became of each membership, by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_STATUSES = (
    "'probationary', 'official', 'suspended', 'transferred_out', 'struck_off', 'expelled', 'left', 'deceased'"
)
# What the dates of a record do not tell holds since it was entered, for all that is known.
_KNOWN = """
    INSERT INTO status_change (member_id, status, effective_on, recorded_at)
    SELECT id, status, CAST(created_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date), created_at
      FROM member
     WHERE status <> CASE WHEN official_on IS NULL THEN 'probationary' ELSE 'official' END
"""


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "status_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"status IN ({_STATUSES})", name=op.f("ck_status_change_status_word")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_status_change_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_change")),
        sa.UniqueConstraint(
            "member_id", "effective_on", name=op.f("uq_status_change_member_id_effective_on")
        ),
    )
    op.execute(_KNOWN)


def downgrade() -> None:
    """Undo."""
    op.drop_table("status_change")
