"""Extensions and the job queue that the tables stand on."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

from core.database import driver_connection

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")


def upgrade() -> None:
    """Apply."""
    for extension in EXTENSIONS:
        op.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    # The driver directly: the queue's own script holds percent signs and colons.
    driver_connection(op.get_bind()).execute(SchemaManager.get_schema())


def downgrade() -> None:
    """Undo."""
    op.execute("""
        DO $$
        DECLARE found record;
        BEGIN
            FOR found IN
                SELECT format('DROP TABLE %I CASCADE', relname) AS statement
                  FROM pg_class WHERE relkind = 'r' AND relname LIKE 'procrastinate\\_%'
            LOOP EXECUTE found.statement; END LOOP;
            FOR found IN
                SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) AS statement
                  FROM pg_proc WHERE proname LIKE 'procrastinate\\_%'
            LOOP EXECUTE found.statement; END LOOP;
            FOR found IN
                SELECT format('DROP TYPE %I CASCADE', typname) AS statement
                  FROM pg_type
                 WHERE typname LIKE 'procrastinate\\_%' AND typtype IN ('e', 'c')
                   AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
            LOOP EXECUTE found.statement; END LOOP;
        END $$
    """)
    for extension in reversed(EXTENSIONS):
        op.execute(f"DROP EXTENSION {extension}")
