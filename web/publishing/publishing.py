"""What the publisher's organisations are preparing and have published."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import DirectiveState
from services import directives
from services.directives import DirectiveFilter
from services.permissions import Permission
from web.frame import current_frame
from web.queries import uuid_argument
from web.work import reading

publishing = Blueprint("publishing", __name__, url_prefix="/publishing")
_PAGE = 20


@publishing.get("")
def show() -> ResponseReturnValue:
    """Drafts first, then what was published."""
    if not current_frame().may(Permission.DIRECTIVE_MANAGE):
        raise Forbidden
    before = uuid_argument("before")
    with reading() as work:
        drafts = (
            [] if before else directives.find(work, DirectiveFilter(state=DirectiveState.DRAFT, managed=True))
        )
        plans = directives.plans_of(work, [draft.id for draft in drafts])
        published = directives.find(
            work, DirectiveFilter(is_public=True, managed=True), before=before, limit=_PAGE
        )
    return render_template(
        "publishing/publishing.html",
        drafts=drafts,
        plans=plans,
        published=published,
        is_first_page=before is None,
        next=published[-1].id if len(published) == _PAGE else None,
    )
