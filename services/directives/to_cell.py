"""What was published to the members of one cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, literal, or_, select

from models import Addressee, Directive, DirectiveState, Organisation, Role
from services.actor import Work


def published_to_cell(work: Work, cell: Organisation, since: datetime) -> Sequence[Directive]:
    """The directives in force that were published since then to everybody in a cell, the first first."""
    line = or_(
        Addressee.organisation_id == cell.id,
        and_(Addressee.below, Addressee.organisation_id.in_(cell.ancestors)),
    )
    named = select(Addressee.directive_id, func.bool_or(Addressee.excluded).label("excluded"))
    lines = named.where(line).group_by(Addressee.directive_id).subquery()
    to_members = or_(
        func.cardinality(Directive.audience_roles) == 0,
        literal(Role.MEMBER.value) == Directive.audience_roles.any_(),
    )
    return work.session.scalars(
        select(Directive)
        .join(lines, lines.c.directive_id == Directive.id)
        .where(
            ~lines.c.excluded,
            to_members,
            Directive.state == DirectiveState.PUBLISHED,
            Directive.published_at >= since,
            Directive.published_at <= work.now,
        )
        .order_by(Directive.seq)
    ).all()
