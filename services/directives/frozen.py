"""The audience of a published directive, kept as the rule it was chosen by."""

from __future__ import annotations

from sqlalchemy import select

from models import Addressee, Directive, MemberStatus, NamedPerson, PositionKind, Role
from services.actor import Work
from services.directives.audience import Audience, Capacity


def freeze(work: Work, directive: Directive, audience: Audience, seq: int) -> None:
    """Keep the rule with a directive that has just been given its number."""
    directive.audience_roles = [word.value for word in audience.roles]
    directive.audience_statuses = [status.value for status in audience.statuses]
    directive.audience_without_exempt = audience.without_exempt
    for excluded, lines in ((False, audience.include), (True, audience.exclude)):
        for organisation_id, below in lines:
            line = Addressee(organisation_id=organisation_id, below=below, excluded=excluded, seq=seq)
            line.directive_id = directive.id
            work.session.add(line)
    for excluded, persons in ((False, audience.added), (True, audience.removed)):
        for person in persons:
            named = NamedPerson(directive_id=directive.id, member_id=person, excluded=excluded, seq=seq)
            work.session.add(named)
    work.flush()


def of_directive(work: Work, directive: Directive) -> Audience:
    """The rule a published directive was frozen with."""
    lines = work.session.scalars(select(Addressee).where(Addressee.directive_id == directive.id)).all()
    named = work.session.scalars(select(NamedPerson).where(NamedPerson.directive_id == directive.id)).all()
    return Audience(
        include=tuple((line.organisation_id, line.below) for line in lines if not line.excluded),
        exclude=tuple((line.organisation_id, line.below) for line in lines if line.excluded),
        roles=tuple(capacity(word) for word in directive.audience_roles),
        statuses=tuple(MemberStatus(status) for status in directive.audience_statuses),
        without_exempt=directive.audience_without_exempt,
        added=tuple(person.member_id for person in named if not person.excluded),
        removed=tuple(person.member_id for person in named if person.excluded),
    )


def capacity(word: str) -> Capacity:
    """A role or a position by its word; no two share one."""
    return PositionKind(word) if word in set(PositionKind) else Role(word)
