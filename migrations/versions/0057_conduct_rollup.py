"""How meetings were conducted, counted ahead per committee and month; marks on what is to be judged again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

_FIGURES = (
    *("meetings", "timed", "long_enough", "with_content", "invited_in_time"),
    *("decisions", "documents", "documents_in_time"),
)
_MARK_MEETINGS = """
CREATE FUNCTION mark_conduct_of(meetings uuid[]) RETURNS void LANGUAGE sql AS $$
INSERT INTO stale_conduct (organisation_id, month)
SELECT DISTINCT organisation_id, date_trunc('month', held_on)::date
  FROM meeting WHERE id = ANY(meetings) AND state <> 'planned'
$$
"""
# Where it was held before, and where it is now.
_ON_MEETING = """
CREATE FUNCTION mark_conduct_on_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state <> 'planned' THEN
        INSERT INTO stale_conduct (organisation_id, month)
        VALUES (OLD.organisation_id, date_trunc('month', OLD.held_on));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state <> 'planned' THEN
        INSERT INTO stale_conduct (organisation_id, month)
        VALUES (NEW.organisation_id, date_trunc('month', NEW.held_on));
    END IF;
    RETURN NULL;
END $$
"""
_JUDGED = (
    "{row}.state = 'planned', {row}.organisation_id, {row}.held_on, {row}.starts_at, {row}.ends_at,"
    " {row}.with_theme, coalesce({row}.content, '') = ''"
)
"""All that counts of a meeting's own row; saving its sheet changes none of it, and marks nothing."""
_ON_PART = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_conduct_of(ARRAY({meetings}));
    RETURN NULL;
END $$
"""
_PARTS = {
    "invitation": ("meeting_id, member_id, first_sent_at", "true"),
    "agenda_item": ("meeting_id, id, documents, removed_at IS NULL", "documents <> '{}'"),
    "vote": ("meeting_id, id, closed_at IS NULL", "closed_at IS NOT NULL"),
}
"""What counts of the rows of a meeting, and of which of them."""
_ROWS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}
_ON_DIRECTIVE = """
CREATE FUNCTION mark_conduct_on_directive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_conduct_of(ARRAY(
        SELECT meeting_id FROM agenda_item WHERE documents @> ARRAY[NEW.id] AND documents <> '{}'));
    RETURN NULL;
END $$
"""
_ON_RULE = """
CREATE FUNCTION mark_conduct_on_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stale_conduct (organisation_id, month, is_onward, is_below)
    SELECT organisation_id, date_trunc('month', valid_from), true, true
      FROM (SELECT OLD.organisation_id, OLD.valid_from, OLD.rule WHERE TG_OP <> 'INSERT'
            UNION SELECT NEW.organisation_id, NEW.valid_from, NEW.rule WHERE TG_OP <> 'DELETE') AS changed
     WHERE starts_with(rule, 'meeting.');
    RETURN NULL;
END $$
"""
# A cell that is placed otherwise is judged by other rules, and counts for another committee than before.
# A committee of another kind begins, or ceases, to answer for what is below it.
_ON_TREE = """
CREATE FUNCTION mark_conduct_on_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stale_conduct (organisation_id, month, is_onward, is_below)
    WITH changed AS (
        SELECT n.organisation_id, n.kind <> o.kind AS is_below, o.ancestors,
               date_trunc('month', least(o.valid_from, n.valid_from))::date AS month
          FROM new_rows n JOIN old_rows o ON o.id = n.id
         WHERE (n.ancestors, n.kind) IS DISTINCT FROM (o.ancestors, o.kind)),
    placed AS (
        SELECT * FROM changed c
         WHERE is_below OR EXISTS (SELECT FROM meeting m WHERE m.organisation_id = c.organisation_id))
    SELECT organisation_id, min(month), true, bool_or(is_below) FROM placed GROUP BY organisation_id
    UNION ALL
    SELECT above.id, min(month), true, false
      FROM placed CROSS JOIN unnest(ancestors) AS above(id)
     WHERE above.id <> organisation_id GROUP BY above.id;
    RETURN NULL;
END $$
"""
_MARK_ALL = """
INSERT INTO stale_conduct (organisation_id, month)
SELECT DISTINCT responsible_committee(organisation_id, (month + interval '1 month - 1 day')::date), month
  FROM (SELECT DISTINCT organisation_id, date_trunc('month', held_on)::date AS month
          FROM meeting WHERE state <> 'planned') AS held
"""


def upgrade() -> None:
    """Apply; every committee with meetings is marked, and counted by the first worker that comes."""
    _create_tables()
    for function in (_MARK_MEETINGS, _ON_MEETING, _ON_DIRECTIVE, _ON_RULE, _ON_TREE):
        op.execute(function)
    _watch_meetings()
    for table, (columns, counts) in _PARTS.items():
        _watch_part(table, columns, counts)
    op.execute(
        "CREATE TRIGGER conduct_marked_on_publication AFTER UPDATE ON directive FOR EACH ROW"
        " WHEN (OLD.published_at IS DISTINCT FROM NEW.published_at)"
        " EXECUTE FUNCTION mark_conduct_on_directive()"
    )
    op.execute(
        "CREATE TRIGGER conduct_marked_on_rule AFTER INSERT OR UPDATE OR DELETE ON rule_override"
        " FOR EACH ROW EXECUTE FUNCTION mark_conduct_on_rule()"
    )
    op.execute(
        f"CREATE TRIGGER conduct_marked_on_tree AFTER UPDATE ON organisation_period REFERENCING"
        f" {_ROWS['UPDATE']} FOR EACH STATEMENT EXECUTE FUNCTION mark_conduct_on_tree()"
    )
    op.execute(_MARK_ALL)


def _create_tables() -> None:
    op.create_table(
        "conduct_rollup",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _FIGURES),
        sa.CheckConstraint(
            "extract(day from month) = 1", name=op.f("ck_conduct_rollup_month_is_a_first_day")
        ),
        sa.CheckConstraint(
            "least(long_enough, with_content, invited_in_time, decisions, documents_in_time) >= 0"
            " AND long_enough <= timed AND documents_in_time <= documents"
            " AND greatest(timed, with_content, invited_in_time) <= meetings",
            name=op.f("ck_conduct_rollup_figures"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["organisation.id"], name=op.f("fk_conduct_rollup_unit_id")),
        sa.PrimaryKeyConstraint("month", "unit_id", name=op.f("pk_conduct_rollup")),
    )
    op.create_table(
        "stale_conduct",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("is_onward", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_below", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_conduct")),
    )
    op.create_index(
        "ix_agenda_item_documents",
        "agenda_item",
        ["documents"],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
        postgresql_where=sa.text("documents <> '{}'"),
    )


def _watch_meetings() -> None:
    old, new = (_JUDGED.format(row=row) for row in ("OLD", "NEW"))
    for event, condition in {
        "INSERT": "NEW.state <> 'planned'",
        "UPDATE": f"({old}) IS DISTINCT FROM ({new})",
        "DELETE": "OLD.state <> 'planned'",
    }.items():
        op.execute(
            f"CREATE TRIGGER conduct_marked_on_{event.lower()} AFTER {event} ON meeting"
            f" FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION mark_conduct_on_meeting()"
        )


def _watch_part(table: str, columns: str, counts: str) -> None:
    for event, rows in _ROWS.items():
        name = f"mark_conduct_on_{table}_{event.lower()}"
        op.execute(_ON_PART.format(name=name, meetings=_meetings_changed(event, columns, counts)))
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )


def _meetings_changed(event: str, columns: str, counts: str) -> str:
    old, new = (f"SELECT {columns} FROM {row}_rows WHERE {counts}" for row in ("old", "new"))
    changed = {"INSERT": new, "DELETE": old, "UPDATE": f"({old} EXCEPT {new}) UNION ({new} EXCEPT {old})"}
    return f"SELECT meeting_id FROM ({changed[event]}) AS changed"


def downgrade() -> None:
    """Undo."""
    op.execute("DROP TRIGGER conduct_marked_on_tree ON organisation_period")
    op.execute("DROP TRIGGER conduct_marked_on_rule ON rule_override")
    op.execute("DROP TRIGGER conduct_marked_on_publication ON directive")
    for event in _ROWS:
        op.execute(f"DROP TRIGGER conduct_marked_on_{event.lower()} ON meeting")
        for table in _PARTS:
            name = f"mark_conduct_on_{table}_{event.lower()}"
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
    for function in ("meeting", "directive", "rule", "tree"):
        op.execute(f"DROP FUNCTION mark_conduct_on_{function}()")
    op.execute("DROP FUNCTION mark_conduct_of(uuid[])")
    op.drop_index("ix_agenda_item_documents", table_name="agenda_item")
    op.drop_table("stale_conduct")
    op.drop_table("conduct_rollup")
