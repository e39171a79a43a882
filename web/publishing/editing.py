"""A draft, for those of its pages that only its publishers open."""

from __future__ import annotations

from uuid import UUID

from services import directives
from services.directives import DirectiveDetail
from services.permissions import Permission
from web.work import reading


def draft_detail(directive_id: UUID) -> DirectiveDetail:
    """The draft with its files.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
        Forbidden: they read it, and do not publish it.
    """
    with reading() as work:
        detail = directives.detail(work, directive_id)
        work.actor.require(Permission.DIRECTIVE_MANAGE, detail.organisation.ancestors)
        return detail
