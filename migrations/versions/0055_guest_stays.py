"""Guests with their home cells, kept beside their memberships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

_STAYS = """
    INSERT INTO guest_stay (temporary_id, home_id, member_id, host_cell_id, home_cell_id, valid_from, valid_to)
    SELECT stay.id, home.id, stay.member_id, stay.organisation_id, home.organisation_id,
           greatest(stay.valid_from, home.valid_from), least(stay.valid_to, home.valid_to)
      FROM membership stay JOIN membership home ON home.member_id = stay.member_id AND home.kind = 'home'
       AND daterange(home.valid_from, home.valid_to) && daterange(stay.valid_from, stay.valid_to)
     WHERE stay.kind = 'temporary'
"""
_FOLLOW = """
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM guest_stay WHERE member_id IN ({members});
        {stays} AND stay.member_id IN ({members});
        RETURN NULL;
    END $$
"""
_NEW, _OLD = "NEW TABLE AS new_rows", "OLD TABLE AS old_rows"
_OF_NEW, _OF_OLD = "SELECT member_id FROM new_rows", "SELECT member_id FROM old_rows"
_EVENTS = {
    "INSERT": (_NEW, _OF_NEW),
    "UPDATE": (f"{_OLD} {_NEW}", f"{_OF_OLD} UNION {_OF_NEW}"),
    "DELETE": (_OLD, _OF_OLD),
}
"""For each event the rows a trigger gets, and whose memberships they are."""


def upgrade() -> None:
    """Apply; whoever is a guest is entered."""
    op.create_table(
        "guest_stay",
        sa.Column("temporary_id", sa.BigInteger(), nullable=False),
        sa.Column("home_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("host_cell_id", sa.BigInteger(), nullable=False),
        sa.Column("home_cell_id", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("temporary_id", "home_id", name=op.f("pk_guest_stay")),
    )
    for column in ("member_id", "host_cell_id", "home_cell_id"):
        op.create_index(op.f(f"ix_guest_stay_{column}"), "guest_stay", [column])
    for event, (rows, members) in _EVENTS.items():
        op.execute(_FOLLOW.format(name=_name(event), members=members, stays=_STAYS))
        op.execute(
            f"CREATE TRIGGER {_name(event)} AFTER {event} ON membership REFERENCING {rows}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {_name(event)}()"
        )
    op.execute(_STAYS)


def downgrade() -> None:
    """Undo."""
    for event in _EVENTS:
        op.execute(f"DROP TRIGGER {_name(event)} ON membership")
        op.execute(f"DROP FUNCTION {_name(event)}()")
    op.drop_table("guest_stay")


def _name(event: str) -> str:
    return f"follow_guests_on_membership_{event.lower()}"
