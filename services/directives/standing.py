"""Whether a directive still holds: never stored, always derived."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from models import Directive, DirectiveLink, DirectiveState, LinkKind

_NEWER, _LINK = aliased(Directive), aliased(DirectiveLink)


def is_superseded() -> ColumnElement[bool]:
    """The condition that a published directive has taken the place of a ``Directive``."""
    return exists(
        select(_LINK.other_id)
        .join(_NEWER, _NEWER.id == _LINK.directive_id)
        .where(
            _LINK.other_id == Directive.id,
            _LINK.kind == LinkKind.SUPERSEDES,
            _NEWER.state == DirectiveState.PUBLISHED,
        )
    )


def is_in_force(today: date) -> ColumnElement[bool]:
    """The condition that a ``Directive`` holds on a day: published, begun, not withdrawn, not superseded."""
    return and_(
        Directive.state == DirectiveState.PUBLISHED,
        or_(Directive.effective_on.is_(None), Directive.effective_on <= today),
        ~is_superseded(),
    )
