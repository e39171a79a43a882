"""What was known at each publication: former belongings, ways and statuses; persons whom an audience names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_THIS_CHANGE = """
CREATE FUNCTION belonging_change_id() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
-- The change of this transaction. A local setting holds it, so that a savepoint undoes it as well.
DECLARE
    change text := current_setting('handbook.belonging_change', true);
BEGIN
    IF change IS NULL OR change = '' THEN
        INSERT INTO belonging_change DEFAULT VALUES RETURNING id INTO change;
        PERFORM set_config('handbook.belonging_change', change, true);
    END IF;
    RETURN change::bigint;
END $$
"""
_NUMBER = """
CREATE FUNCTION number_belonging_change() RETURNS trigger LANGUAGE plpgsql AS $$
-- At the commit, so that the counter is held for a moment only, however long the change took.
DECLARE
    next bigint;
BEGIN
    UPDATE publication_counter SET value = value + 1 RETURNING value INTO next;
    UPDATE belonging_change SET number = next WHERE id = NEW.id;
    PERFORM set_config('handbook.belonging_change', '', true);
    RETURN NULL;
END $$
"""
_NUMBERED = """
CREATE CONSTRAINT TRIGGER belonging_change_numbered AFTER INSERT ON belonging_change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION number_belonging_change()
"""
# A row changed twice in one transaction was known to nobody in between.
_KEEP_BELONGING = """
CREATE FUNCTION keep_former_belonging() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change bigint := belonging_change_id();
    old_row jsonb := to_jsonb(OLD);
BEGIN
    IF OLD.change_id IS DISTINCT FROM change THEN
        INSERT INTO former_belonging
               (member_id, capacity, organisation_id, valid_from, valid_to, since, until)
        VALUES (OLD.member_id, old_row ->> TG_ARGV[0], OLD.organisation_id, OLD.valid_from, OLD.valid_to,
                OLD.change_id, change);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.change_id := change;
    RETURN NEW;
END $$
"""
_KEEP_WAY = """
CREATE FUNCTION keep_former_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change bigint := belonging_change_id();
BEGIN
    IF OLD.way_change_id IS DISTINCT FROM change THEN
        INSERT INTO former_way (organisation_id, ancestors, since, until)
        VALUES (OLD.id, OLD.ancestors, OLD.way_change_id, change);
    END IF;
    NEW.way_change_id := change;
    RETURN NEW;
END $$
"""
_KEEP_STATUS = """
CREATE FUNCTION keep_former_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change bigint := belonging_change_id();
BEGIN
    IF OLD.status_change_id IS DISTINCT FROM change THEN
        INSERT INTO former_status (member_id, status, since, until)
        VALUES (OLD.id, OLD.status, OLD.status_change_id, change);
    END IF;
    NEW.status_change_id := change;
    RETURN NEW;
END $$
"""
_BELONGINGS = {"membership": "kind", "role_grant": "role", "position": "kind"}
_FUNCTIONS = (
    "keep_former_status",
    "keep_former_way",
    "keep_former_belonging",
    "number_belonging_change",
    "belonging_change_id",
)


def upgrade() -> None:
    """Apply; what stands so far is known from the beginning."""
    op.create_table(
        "belonging_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column(
            "recorded_on",
            sa.Date(),
            server_default=sa.text("((now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belonging_change")),
    )
    _create_former_tables()
    op.create_table(
        "named_person",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("excluded", sa.Boolean(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_named_person_directive_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_named_person_member_id")),
        sa.PrimaryKeyConstraint("directive_id", "member_id", name=op.f("pk_named_person")),
    )
    op.create_index("ix_named_person_member_seq", "named_person", ["member_id", "seq"])
    op.create_index("ix_membership_valid_from", "membership", ["valid_from"])
    op.add_column(
        "directive",
        sa.Column("audience_without_exempt", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("organisation", sa.Column("way_change_id", sa.BigInteger(), nullable=True))
    op.add_column("member", sa.Column("status_change_id", sa.BigInteger(), nullable=True))
    for table in _BELONGINGS:
        op.add_column(table, sa.Column("change_id", sa.BigInteger(), nullable=True))
    for statement in (_THIS_CHANGE, _NUMBER, _NUMBERED, _KEEP_BELONGING, _KEEP_WAY, _KEEP_STATUS):
        op.execute(statement)
    _create_triggers()


def _create_former_tables() -> None:
    op.create_table(
        "former_belonging",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_former_belonging_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_former_belonging_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_belonging")),
    )
    op.create_index(op.f("ix_former_belonging_member_id"), "former_belonging", ["member_id"])
    op.create_table(
        "former_way",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("ancestors", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_former_way_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_way")),
    )
    op.create_index(op.f("ix_former_way_organisation_id"), "former_way", ["organisation_id"])
    op.create_table(
        "former_status",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_former_status_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_status")),
    )
    op.create_index(op.f("ix_former_status_member_id"), "former_status", ["member_id"])


def _create_triggers() -> None:
    for table, capacity in _BELONGINGS.items():
        op.alter_column(table, "change_id", server_default=sa.text("belonging_change_id()"))
        op.execute(
            f"CREATE TRIGGER {table}_removed BEFORE DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION keep_former_belonging('{capacity}')"
        )
        # Whoever takes ``change_id`` away says that the row took effect just now, on a day it waited for.
        facts = f"member_id, organisation_id, {capacity}, valid_from, valid_to, change_id"
        old, new = (", ".join(f"{row}.{fact}" for fact in facts.split(", ")) for row in ("OLD", "NEW"))
        op.execute(
            f"CREATE TRIGGER {table}_changed BEFORE UPDATE OF {facts} ON {table} FOR EACH ROW"
            f" WHEN (({old}) IS DISTINCT FROM ({new}))"
            f" EXECUTE FUNCTION keep_former_belonging('{capacity}')"
        )
    op.execute(
        "CREATE TRIGGER organisation_hung_elsewhere BEFORE UPDATE OF ancestors ON organisation FOR EACH ROW"
        " WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION keep_former_way()"
    )
    op.execute(
        "CREATE TRIGGER member_status_changed BEFORE UPDATE OF status ON member FOR EACH ROW"
        " WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION keep_former_status()"
    )


def downgrade() -> None:
    """Take back."""
    op.execute("DROP TRIGGER member_status_changed ON member")
    op.execute("DROP TRIGGER organisation_hung_elsewhere ON organisation")
    for table in _BELONGINGS:
        op.execute(f"DROP TRIGGER {table}_changed ON {table}")
        op.execute(f"DROP TRIGGER {table}_removed ON {table}")
        op.drop_column(table, "change_id")
    op.drop_column("member", "status_change_id")
    op.drop_column("organisation", "way_change_id")
    op.drop_column("directive", "audience_without_exempt")
    op.drop_index("ix_membership_valid_from", table_name="membership")
    op.drop_table("named_person")
    for table in ("former_status", "former_way", "former_belonging", "belonging_change"):
        op.drop_table(table)
    for function in _FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}()")
