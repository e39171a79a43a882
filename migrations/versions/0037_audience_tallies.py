"""Members to be reached, counted ahead by cell and by everything above; marks on cells that changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_FIGURES = ("members", "fcm", "webpush", "telegram", "zalo", "unreached")
_STATUSES = (
    *("probationary", "official", "suspended", "transferred_out", "struck_off", "expelled"),
    *("left", "deceased", "merged"),
)
_MARK = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stale_cell (organisation_id) {cells};
    RETURN NULL;
END $$
"""
_HOMES = "SELECT DISTINCT home.organisation_id FROM membership home WHERE home.kind = 'home' AND home.member_id IN ({})"
_COMPARED = "SELECT {} FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE ({}) IS DISTINCT FROM ({})"


def _changed(columns: str) -> str:
    """The members of the rows of which one of the columns changed."""
    old, new = (", ".join(f"{row}.{name}" for name in columns.split(", ")) for row in ("o", "n"))
    return " UNION ".join(_COMPARED.format(f"{row}.member_id", old, new) for row in ("o", "n"))


_CELLS = {
    ("membership", "INSERT"): "SELECT DISTINCT organisation_id FROM new_rows WHERE kind = 'home'",
    ("membership", "UPDATE"): (
        "SELECT organisation_id FROM new_rows WHERE kind = 'home'"
        " UNION SELECT organisation_id FROM old_rows WHERE kind = 'home'"
    ),
    ("membership", "DELETE"): "SELECT DISTINCT organisation_id FROM old_rows WHERE kind = 'home'",
    ("member", "UPDATE"): _HOMES.format(_COMPARED.format("n.id", "o.status", "n.status")),
    ("organisation", "UPDATE"): (
        _COMPARED.format("n.id", "o.ancestors", "n.ancestors")
        + " AND EXISTS (SELECT FROM membership m WHERE m.organisation_id = n.id)"
    ),
    **{
        (table, event): _HOMES.format(members)
        for table, columns in (
            ("device", "member_id, kind, removed_at"),
            ("exemption", "member_id, valid_from, valid_to"),
        )
        for event, members in (
            ("INSERT", "SELECT member_id FROM new_rows"),
            ("UPDATE", _changed(columns)),
            ("DELETE", "SELECT member_id FROM old_rows"),
        )
    },
}
"""Which cells a statement changed, for each table and event; by statement, so that an import marks a cell once."""

_ROWS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def upgrade() -> None:
    """Apply; whatever has members is marked, and counted by the first worker that comes."""
    _create_tables()
    for (table, event), cells in _CELLS.items():
        name = _name(table, event)
        op.execute(_MARK.format(name=name, cells=cells))
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {_ROWS[event]}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
    op.execute(
        "INSERT INTO stale_cell (organisation_id) SELECT DISTINCT organisation_id FROM membership WHERE kind = 'home'"
    )


def _name(table: str, event: str) -> str:
    return f"mark_cells_on_{table}_{event.lower()}"


def _create_tables() -> None:
    words = ", ".join(f"'{status}'" for status in _STATUSES)
    op.create_table(
        "audience_tally",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("is_below", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("is_exempt", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _FIGURES),
        sa.CheckConstraint(f"status IN ({words})", name=op.f("ck_audience_tally_status_word")),
        sa.CheckConstraint(f"least({', '.join(_FIGURES)}) >= 0", name=op.f("ck_audience_tally_figures")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_audience_tally_organisation_id")
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "is_below", "status", "is_exempt", name=op.f("pk_audience_tally")
        ),
    )
    op.create_table(
        "present_cells",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("is_below", sa.Boolean(), nullable=False),
        sa.Column("sorts", sa.SmallInteger(), nullable=False),
        sa.Column("cells", sa.Integer(), nullable=False),
        sa.CheckConstraint("cells >= 0", name=op.f("ck_present_cells_figures")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_present_cells_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "is_below", "sorts", name=op.f("pk_present_cells")),
    )
    op.create_table(
        "tallied_cell",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("ancestors", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("holds_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_tallied_cell_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_tallied_cell")),
    )
    op.create_index("ix_tallied_cell_counted_on", "tallied_cell", ["counted_on"])
    op.create_index(
        "ix_tallied_cell_holds_until",
        "tallied_cell",
        ["holds_until"],
        postgresql_where=sa.text("holds_until IS NOT NULL"),
    )
    op.create_table(
        "stale_cell",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_cell")),
    )
    op.create_index(op.f("ix_stale_cell_organisation_id"), "stale_cell", ["organisation_id"])
    # Guests are few among members; this finds those of one part of the tree.
    op.create_index(
        "ix_membership_temporary",
        "membership",
        ["organisation_id"],
        postgresql_where=sa.text("kind = 'temporary'"),
    )


def downgrade() -> None:
    """Undo."""
    for table, event in _CELLS:
        op.execute(f"DROP TRIGGER {_name(table, event)} ON {table}")
        op.execute(f"DROP FUNCTION {_name(table, event)}()")
    op.drop_index("ix_membership_temporary", table_name="membership")
    for table in ("stale_cell", "tallied_cell", "present_cells", "audience_tally"):
        op.drop_table(table)
