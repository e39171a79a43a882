"""A sheet saved again, the commonest change, is counted by one statement; all others as before."""

from __future__ import annotations

from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

_SAVED_AGAIN = """
    -- A sheet filled in further: the same committee and month, so one row changes by the difference.
    IF TG_OP = 'UPDATE' AND OLD.state <> 'planned' AND NEW.state <> 'planned'
       AND OLD.responsible_id = NEW.responsible_id AND OLD.held_on = NEW.held_on THEN
        UPDATE meeting_rollup
           SET expected = expected + NEW.expected - OLD.expected,
               present = present + NEW.present - OLD.present,
               excused = excused + NEW.excused - OLD.excused,
               not_marked = not_marked + NEW.not_marked - OLD.not_marked
         WHERE unit_id = NEW.responsible_id AND month = date_trunc('month', NEW.held_on)::date;
        IF FOUND THEN RETURN NULL; END IF;
    END IF;
"""
_COUNT = """
CREATE OR REPLACE FUNCTION count_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone integer[];
    come integer[];
BEGIN {first}
    IF TG_OP <> 'INSERT' THEN gone := figures_of(OLD, -1); END IF;
    IF TG_OP <> 'DELETE' THEN come := figures_of(NEW, 1); END IF;
    IF gone IS NOT NULL AND come IS NOT NULL AND OLD.responsible_id = NEW.responsible_id
       AND date_trunc('month', OLD.held_on) = date_trunc('month', NEW.held_on) THEN
        come := ARRAY(SELECT a + b FROM unnest(gone, come) AS pair(a, b));
        gone := NULL;
    END IF;
    IF gone IS NOT NULL THEN PERFORM add_to_rollup(OLD.responsible_id, OLD.held_on, gone); END IF;
    IF come IS NOT NULL THEN PERFORM add_to_rollup(NEW.responsible_id, NEW.held_on, come); END IF;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Apply."""
    op.execute(_COUNT.format(first=_SAVED_AGAIN))


def downgrade() -> None:
    """Undo."""
    op.execute(_COUNT.format(first=""))
