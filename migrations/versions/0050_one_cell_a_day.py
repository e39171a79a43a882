"""One index a kind for who belongs where on which day, and one for all that a member has."""

from __future__ import annotations

from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_KINDS = ("home", "temporary")
_ADD = (
    "ALTER TABLE membership ADD CONSTRAINT ex_membership_one_{}_a_day"
    " EXCLUDE USING gist (member_id WITH =,{} daterange(valid_from, valid_to) WITH &&){}"
)


def upgrade() -> None:
    """Apply."""
    for kind in _KINDS:
        op.execute(_ADD.format(kind, "", f" WHERE (kind = '{kind}')"))
    op.create_index(op.f("ix_membership_member_id"), "membership", ["member_id"])
    op.drop_constraint("ex_membership_one_cell_a_day", "membership")


def downgrade() -> None:
    """Undo."""
    op.execute(_ADD.format("cell", " kind WITH =,", ""))
    op.drop_index(op.f("ix_membership_member_id"), "membership")
    for kind in _KINDS:
        op.drop_constraint(f"ex_membership_one_{kind}_a_day", "membership")
