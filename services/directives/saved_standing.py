"""What no longer stands of a saved audience: nothing is left out without its publisher seeing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import Member, Membership, Organisation, OrganisationSuccession, SavedAudience
from services import members, organisations
from services.actor import Work
from services.directives.audience import AudienceRule
from services.directives.kept_rules import rule_kept
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class LostLine:
    """An organisation that the rule names and that cannot be published to any more."""

    organisation: str
    name: str | None
    """None: the actor no longer sees it."""
    ended_on: date | None
    """None: it exists, and has moved out of the actor's reach."""
    successors: tuple[str, ...]
    """The names of those that took over; none if it was dissolved."""


@dataclass(frozen=True, slots=True)
class SavedAudienceDetail:
    """A saved audience as it was saved, and what of it no longer stands."""

    id: UUID
    organisation: str
    name: str
    rule: AudienceRule
    lost: tuple[LostLine, ...]
    lost_persons: int
    """Persons added by name who have left the cells that the actor may publish to."""


def described(work: Work, saved: Sequence[SavedAudience]) -> list[SavedAudienceDetail]:
    """Judge each by the tree as it is today; the same few questions for one and for fifty."""
    rules = [rule_kept(one.rule) for one in saved]
    lost = _lost(work, {line.organisation for rule in rules for line in (*rule.include, *rule.exclude)})
    within = _within_reach(work, {person for rule in rules for person in rule.added})
    return [
        SavedAudienceDetail(
            id=one.id,
            organisation=organisations.code_of(work, one.organisation_id),
            name=one.name,
            rule=rule,
            lost=tuple(
                lost[line.organisation]
                for line in (*rule.include, *rule.exclude)
                if line.organisation in lost
            ),
            lost_persons=len(set(rule.added) - within),
        )
        for one, rule in zip(saved, rules, strict=True)
    ]


def _lost(work: Work, codes: Collection[str]) -> dict[str, LostLine]:
    places = {place.code: place for place in organisations.known(work, codes)}
    ended = [place for place in places.values() if organisations.has_ended(place, work.today)]
    followed_by = _successors(work, [place.id for place in ended])
    unseen = {code: LostLine(code, None, None, ()) for code in codes if code not in places}
    beyond = {
        place.code: LostLine(place.code, place.name, None, ())
        for place in places.values()
        if not work.actor.may(Permission.DIRECTIVE_MANAGE, place.ancestors)
    }
    over = {
        place.code: LostLine(place.code, place.name, place.valid_to, tuple(followed_by.get(place.id, ())))
        for place in ended
    }
    return unseen | beyond | over


def _successors(work: Work, ended: Collection[int]) -> Mapping[int, list[str]]:
    rows = work.session.execute(
        select(OrganisationSuccession.predecessor_id, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationSuccession.successor_id)
        .where(OrganisationSuccession.predecessor_id.in_(ended))
        .order_by(Organisation.sort_key, Organisation.id)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for predecessor, name in rows:
        if name not in names[predecessor]:  # it may have taken over a part first
            names[predecessor].append(name)
    return names


def _within_reach(work: Work, persons: Collection[UUID]) -> set[UUID]:
    """Those of ``persons`` whom the actor may add to an audience today."""
    scope = work.actor.scope(Permission.DIRECTIVE_MANAGE)
    return set(
        work.session.scalars(
            select(Member.id)
            .join(Membership, Membership.member_id == Member.id)
            .where(
                Member.id.in_(persons),
                members.in_home_cell(work.today),
                organisations.is_below(Membership.organisation_id, scope),
            )
        )
    )
