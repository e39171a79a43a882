"""Keeping what directives are found by in step with what they say."""

from __future__ import annotations

import re
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import Attachment, AttachmentText, Directive, DirectiveState, DirectiveText
from services.actor import Work
from services.directives.search_words import searchable

# A tsvector holds a megabyte; this many characters of the most varied text stay below it.
_MOST_CHARACTERS = 300_000
_MARKDOWN = re.compile(r"[*_#>`|\[\]]+")


def refresh_index(work: Work, directive_id: UUID) -> None:
    """Write anew what a directive is found by; of a withdrawn one only its symbol and abstract."""
    directive = work.session.get_one(Directive, directive_id)
    head = f"{directive.symbol} {directive.abstract}"
    text = "" if directive.state is DirectiveState.WITHDRAWN else _text_of(work, directive)
    (exact_head, folded_head), (exact, folded) = searchable(head), searchable(text)
    row = insert(DirectiveText).values(
        directive_id=directive_id,
        plain=text,
        words=_weighted(folded_head, folded),
        exact=_weighted(exact_head, exact),
    )
    columns = ("plain", "words", "exact")
    work.session.execute(
        row.on_conflict_do_update(
            index_elements=[DirectiveText.directive_id],
            set_={column: getattr(row.excluded, column) for column in columns},
        )
    )


def _text_of(work: Work, directive: Directive) -> str:
    files = work.session.scalars(
        select(func.left(AttachmentText.text, _MOST_CHARACTERS))
        .join(Attachment, Attachment.id == AttachmentText.attachment_id)
        .where(Attachment.directive_id == directive.id)
        .order_by(Attachment.id)
    )
    asks = (directive.asks_member, directive.asks_secretary, directive.asks_committee)
    parts = (directive.summary, *asks, _MARKDOWN.sub(" ", directive.body), *files)
    whole = "\n".join(part for part in parts if part)[:_MOST_CHARACTERS]
    return " ".join(normalise(whole).split())


def _weighted(head: str, rest: str) -> ColumnElement[str]:
    first: ColumnElement[str] = literal_column("'A'::\"char\"")
    second: ColumnElement[str] = literal_column("'B'::\"char\"")
    return func.setweight(func.to_tsvector("simple", head), first).op("||")(
        func.setweight(func.to_tsvector("simple", rest), second)
    )
