"""What directives are found by, and what members keep at hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_WORDS = "regexp_replace({text}, '[^[:alnum:]]+', ' ', 'g')"
_HEAD = _WORDS.format(text="lower(d.symbol || ' ' || d.abstract)")
_REST = _WORDS.format(text="lower(coalesce(d.summary, '') || ' ' || left(d.body, 200000))")


def upgrade() -> None:
    """Apply. Files that were read before are found once their directive is saved or corrected."""
    op.create_table(
        "directive_text",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.Column("exact", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_directive_text_directive_id")
        ),
        sa.PrimaryKeyConstraint("directive_id", name=op.f("pk_directive_text")),
    )
    op.execute(f"""
        INSERT INTO directive_text (directive_id, plain, words, exact)
        SELECT d.id, d.abstract || ' ' || coalesce(d.summary, '') || ' ' || left(d.body, 200000),
               setweight(to_tsvector('simple', unaccent({_HEAD})), 'A')
               || setweight(to_tsvector('simple', unaccent({_REST})), 'B'),
               setweight(to_tsvector('simple', {_HEAD}), 'A')
               || setweight(to_tsvector('simple', {_REST}), 'B')
          FROM directive d
    """)
    op.create_index("ix_directive_text_words", "directive_text", ["words"], postgresql_using="gin")
    op.create_index(
        "ix_directive_symbol_key",
        "directive",
        ["symbol_key"],
        postgresql_using="gin",
        postgresql_ops={"symbol_key": "gin_trgm_ops"},
    )
    op.create_table(
        "bookmark",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('saved', 'later')", name=op.f("ck_bookmark_kind_word")),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_bookmark_directive_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_bookmark_member_id")),
        sa.PrimaryKeyConstraint("member_id", "directive_id", "kind", name=op.f("pk_bookmark")),
    )
    op.create_index(op.f("ix_bookmark_directive_id"), "bookmark", ["directive_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("bookmark")
    op.drop_index("ix_directive_symbol_key", table_name="directive")
    op.drop_table("directive_text")
