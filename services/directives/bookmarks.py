"""What a member keeps at hand: saved, or to be read later."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from models import Bookmark, BookmarkKind, Directive
from services.actor import Work
from services.directives.policy import visible_to
from services.directives.queries import get


def bookmark(work: Work, directive_id: UUID, kind: BookmarkKind) -> None:
    """Keep a directive at hand; once more changes nothing.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    get(work, directive_id)
    row = insert(Bookmark).values(
        member_id=work.actor.identity, directive_id=directive_id, kind=kind, at=work.now
    )
    work.session.execute(row.on_conflict_do_nothing())


def forget_bookmark(work: Work, directive_id: UUID, kind: BookmarkKind) -> None:
    """Let it go; what was not kept is fine."""
    work.session.execute(
        delete(Bookmark).where(
            Bookmark.member_id == work.actor.identity,
            Bookmark.directive_id == directive_id,
            Bookmark.kind == kind,
        )
    )


def bookmarks(work: Work, kind: BookmarkKind, *, limit: int = 200) -> Sequence[Directive]:
    """What the actor keeps and may still see, latest kept first."""
    return work.session.scalars(
        select(Directive)
        .join(Bookmark, Bookmark.directive_id == Directive.id)
        .where(
            Bookmark.member_id == work.actor.identity,
            Bookmark.kind == kind,
            visible_to(work.actor, work.today),
        )
        .order_by(Bookmark.at.desc())
        .limit(limit)
    ).all()


def bookmarked_as(work: Work, directive_id: UUID) -> set[BookmarkKind]:
    """How the actor keeps one directive."""
    kinds = select(Bookmark.kind).where(
        Bookmark.member_id == work.actor.identity, Bookmark.directive_id == directive_id
    )
    return set(work.session.scalars(kinds))
