"""Figures of meetings per committee and month, kept by triggers at the commit of every change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_RESPONSIBLE = """
CREATE FUNCTION responsible_committee(cell bigint, on_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
-- The nearest commune above the cell on that day, else what is directly above it, else itself.
-- Of a day before the cell's beginning its first day counts.
SELECT coalesce(
           (SELECT above.organisation_id FROM organisation_period above
             WHERE above.organisation_id = ANY(place.ancestors[1:cardinality(place.ancestors) - 1])
               AND above.kind = 'commune'
               AND above.valid_from <= greatest(on_day, place.valid_from)
               AND (above.valid_to IS NULL OR above.valid_to > greatest(on_day, place.valid_from))
             ORDER BY cardinality(above.ancestors) DESC LIMIT 1),
           place.parent_id, place.organisation_id)
  FROM organisation_period place
 WHERE place.organisation_id = cell AND (place.valid_to IS NULL OR place.valid_to > on_day)
 ORDER BY place.valid_from LIMIT 1
$$
"""
_ENTER_FOR_MEETING = """
CREATE FUNCTION enter_responsible_for_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.responsible_id := responsible_committee(NEW.organisation_id, NEW.held_on);
    RETURN NEW;
END $$
"""
_ENTER_FOR_MONTH = """
CREATE FUNCTION enter_responsible_for_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.responsible_id := responsible_committee(
        NEW.organisation_id, (NEW.month + interval '1 month - 1 day')::date);
    RETURN NEW;
END $$
"""
_ADD = """
CREATE FUNCTION add_to_rollup(unit bigint, on_day date, figures integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first_day date := date_trunc('month', on_day)::date;
BEGIN
    LOOP
        UPDATE meeting_rollup
           SET meetings = meetings + figures[1], expected = expected + figures[2],
               present = present + figures[3], excused = excused + figures[4],
               not_marked = not_marked + figures[5], held = held + figures[6],
               held_jointly = held_jointly + figures[7], postponed = postponed + figures[8],
               not_held = not_held + figures[9]
         WHERE unit_id = unit AND month = first_day;
        EXIT WHEN FOUND;
        INSERT INTO meeting_rollup (unit_id, month) VALUES (unit, first_day) ON CONFLICT DO NOTHING;
    END LOOP;
END $$
"""
_OF_MEETING = """
CREATE FUNCTION figures_of(m meeting, sign integer) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN m.state = 'planned' THEN NULL
            ELSE ARRAY[sign, sign * m.expected, sign * m.present, sign * m.excused, sign * m.not_marked,
                       0, 0, 0, 0] END
$$
"""
_OF_OUTCOME = """
CREATE FUNCTION figures_of(o month_outcome, sign integer) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
SELECT ARRAY[0, 0, 0, 0, 0, sign * (o.outcome = 'held')::integer, sign * (o.outcome = 'held_jointly')::integer,
             sign * (o.outcome = 'postponed')::integer, sign * (o.outcome = 'not_held')::integer]
$$
"""
# The old figures are taken off where they were counted and the new ones added where they belong.
_COUNT = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone integer[];
    come integer[];
BEGIN
    IF TG_OP <> 'INSERT' THEN gone := figures_of(OLD, -1); END IF;
    IF TG_OP <> 'DELETE' THEN come := figures_of(NEW, 1); END IF;
    IF gone IS NOT NULL AND come IS NOT NULL AND OLD.responsible_id = NEW.responsible_id
       AND date_trunc('month', OLD.{day}) = date_trunc('month', NEW.{day}) THEN
        come := ARRAY(SELECT a + b FROM unnest(gone, come) AS pair(a, b));
        gone := NULL;
    END IF;
    IF gone IS NOT NULL THEN PERFORM add_to_rollup(OLD.responsible_id, OLD.{day}, gone); END IF;
    IF come IS NOT NULL THEN PERFORM add_to_rollup(NEW.responsible_id, NEW.{day}, come); END IF;
    RETURN NULL;
END $$
"""
_COUNTED = {
    "meeting": (
        "held_on",
        ("state", "held_on", "responsible_id", "expected", "present", "excused", "not_marked"),
    ),
    "month_outcome": ("month", ("month", "responsible_id", "outcome")),
}
_BACKFILL = """
INSERT INTO meeting_rollup (unit_id, month, meetings, expected, present, excused, not_marked,
                            held, held_jointly, postponed, not_held)
SELECT unit, month, sum(f[1]), sum(f[2]), sum(f[3]), sum(f[4]), sum(f[5]), sum(f[6]), sum(f[7]), sum(f[8]), sum(f[9])
  FROM (SELECT responsible_id AS unit, date_trunc('month', held_on)::date AS month, figures_of(m, 1) AS f
          FROM meeting m WHERE m.state <> 'planned'
        UNION ALL
        SELECT responsible_id, month, figures_of(o, 1) FROM month_outcome o) AS counted
 GROUP BY unit, month
"""


def upgrade() -> None:
    """Apply."""
    _create_table()
    for function in (_RESPONSIBLE, _ENTER_FOR_MEETING, _ENTER_FOR_MONTH, _ADD):
        op.execute(function)
    _enter_responsible("meeting", "held_on")
    _enter_responsible("month_outcome", "(month + interval '1 month - 1 day')::date")
    op.create_index("ix_meeting_responsible_held_on", "meeting", ["responsible_id", "held_on"])
    op.create_index(op.f("ix_month_outcome_responsible_id"), "month_outcome", ["responsible_id"])
    op.execute(_OF_MEETING)
    op.execute(_OF_OUTCOME)
    op.execute(_BACKFILL)
    _create_triggers()


def _create_table() -> None:
    counts = ("meetings", "expected", "present", "excused", "not_marked")
    outcomes = ("held", "held_jointly", "postponed", "not_held")
    op.create_table(
        "meeting_rollup",
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in counts + outcomes),
        sa.CheckConstraint(
            "extract(day from month) = 1", name=op.f("ck_meeting_rollup_month_is_a_first_day")
        ),
        sa.CheckConstraint(
            "least(meetings, present, excused, not_marked) >= 0 AND present + excused + not_marked <= expected",
            name=op.f("ck_meeting_rollup_attendance"),
        ),
        sa.CheckConstraint(
            "least(held, held_jointly, postponed, not_held) >= 0", name=op.f("ck_meeting_rollup_outcomes")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["organisation.id"], name=op.f("fk_meeting_rollup_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "month", name=op.f("pk_meeting_rollup")),
        postgresql_with={"fillfactor": "70"},
    )


def _enter_responsible(table: str, day: str) -> None:
    op.add_column(table, sa.Column("responsible_id", sa.BigInteger(), nullable=True))
    op.execute(f"UPDATE {table} SET responsible_id = responsible_committee(organisation_id, {day})")
    op.alter_column(table, "responsible_id", nullable=False)
    op.create_foreign_key(
        op.f(f"fk_{table}_responsible_id"), table, "organisation", ["responsible_id"], ["id"]
    )


def _create_triggers() -> None:
    op.execute(
        "CREATE TRIGGER meeting_has_responsible BEFORE INSERT OR UPDATE OF organisation_id, held_on ON meeting"
        " FOR EACH ROW EXECUTE FUNCTION enter_responsible_for_meeting()"
    )
    op.execute(
        "CREATE TRIGGER month_has_responsible BEFORE INSERT OR UPDATE OF organisation_id, month ON month_outcome"
        " FOR EACH ROW EXECUTE FUNCTION enter_responsible_for_month()"
    )
    for table, (day, figures) in _COUNTED.items():
        op.execute(_COUNT.format(name=f"count_{table}", day=day))
        old, new = (", ".join(f"{row}.{name}" for name in figures) for row in ("OLD", "NEW"))
        for event, condition in (
            ("INSERT OR DELETE", ""),
            ("UPDATE", f"WHEN (({old}) IS DISTINCT FROM ({new}))"),
        ):
            # At the commit, so that the row of a committee is held for a moment only.
            op.execute(
                f"CREATE CONSTRAINT TRIGGER {table}_counted_on_{event.split()[0].lower()} AFTER {event} ON {table}"
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {condition} EXECUTE FUNCTION count_{table}()"
            )


def downgrade() -> None:
    """Undo."""
    for table in _COUNTED:
        for event in ("insert", "update"):
            op.execute(f"DROP TRIGGER {table}_counted_on_{event} ON {table}")
        op.execute(f"DROP FUNCTION count_{table}()")
        op.execute(f"DROP FUNCTION figures_of({table}, integer)")
    op.execute("DROP TRIGGER meeting_has_responsible ON meeting")
    op.execute("DROP TRIGGER month_has_responsible ON month_outcome")
    for function in (
        "enter_responsible_for_meeting()",
        "enter_responsible_for_month()",
        "add_to_rollup(bigint, date, integer[])",
        "responsible_committee(bigint, date)",
    ):
        op.execute(f"DROP FUNCTION {function}")
    op.drop_table("meeting_rollup")
    op.drop_column("meeting", "responsible_id")
    op.drop_column("month_outcome", "responsible_id")
