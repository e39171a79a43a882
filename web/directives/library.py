"""The library: what fits a question, by type and issuer; and what the reader keeps at hand."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import NotFound
from models import BookmarkKind
from services import directives
from services.directives import DirectiveFilter, FoundDirective
from web.queries import text_argument
from web.redirects import done
from web.work import reading, writing

library = Blueprint("library", __name__, url_prefix="/directives/library")
_PAGE = 20


@library.get("")
def show() -> ResponseReturnValue:
    """Everything the reader may see, newest first; with ``?q=`` what fits, best first."""
    wanted = DirectiveFilter(
        type=text_argument("type"),
        issuer=text_argument("issuer"),
        in_force="in_force" in request.args,
        is_public=True,
    )
    query = text_argument("q") or ""
    found = _found(query, wanted)
    last = found[-1] if len(found) == _PAGE else None
    asked: dict[str, Any] = {name: value for name, value in request.args.items() if name != "after"}
    return render_template(
        "directives/library.html",
        query=query,
        wanted=wanted,
        found=found,
        document_types=directives.DOCUMENT_TYPES,
        next=url_for(".show", **asked, after=f"{last.score}.{last.directive.id}") if last else None,
    )


@library.get("/kept")
def kept() -> ResponseReturnValue:
    """What the reader saved, and what they put aside to read later."""
    with reading() as work:
        lists = {kind: directives.bookmarks(work, kind) for kind in reversed(BookmarkKind)}
    return render_template("directives/kept.html", lists=lists)


@library.post("/kept/<uuid:directive_id>/<kind>")
def keep(directive_id: UUID, kind: str) -> ResponseReturnValue:
    """Keep one at hand, or let it go."""
    with writing() as work:
        if kind not in set(BookmarkKind):
            raise NotFound
        if "let_go" in request.form:
            directives.forget_bookmark(work, directive_id, BookmarkKind(kind))
        else:
            directives.bookmark(work, directive_id, BookmarkKind(kind))
    told = "Đã bỏ." if "let_go" in request.form else "Đã lưu vào mục «Văn bản đã lưu»."
    return done(told, "web.directive.show", directive_id=directive_id)


def _found(query: str, wanted: DirectiveFilter) -> list[FoundDirective]:
    score, _, last = (text_argument("after") or "").partition(".")
    after = (int(score), UUID(last)) if score.isdigit() and _is_uuid(last) else None
    with reading() as work:
        if query:
            return list(directives.search(work, query, wanted, after=after, limit=_PAGE))
        before = after[1] if after else None
        listed = directives.find(work, wanted, before=before, limit=_PAGE)
        return [FoundDirective(one, 0, ()) for one in listed]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
