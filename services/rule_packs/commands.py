"""Setting a number otherwise for an organisation and all below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.vietnamese import normalise
from models import Organisation, RuleOverride
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.permissions import Permission
from services.rule_packs.errors import RuleForThePast, RuleOutOfBounds, RuleSetTwice, UnknownRule
from services.rule_packs.national import national
from services.rule_packs.overrides import Rule, in_force, rules_of
from services.rule_packs.pack import RulePack


@dataclass(frozen=True, slots=True)
class RulesOfPlace:
    """What holds at an organisation on a day, and the decisions of its own and of those above."""

    organisation: Organisation
    pack: RulePack
    rules: Sequence[Rule]
    decisions: Sequence[tuple[RuleOverride, Organisation]]
    may_set: bool


def rules_at(work: Work, organisation: str, on: date) -> RulesOfPlace:
    """The numbers in force at an organisation (its code), and who decided otherwise than the nation.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    place = organisations.get(work, organisation)
    pack = in_force(work, place, on)
    decisions = work.session.execute(
        select(RuleOverride, Organisation)
        .join(Organisation, Organisation.id == RuleOverride.organisation_id)
        .where(RuleOverride.organisation_id.in_(place.ancestors))
        .order_by(RuleOverride.rule, RuleOverride.valid_from.desc())
    )
    may_set = work.actor.may(Permission.RULES_SET, place.ancestors)
    return RulesOfPlace(place, pack, rules_of(pack), [(one, by) for one, by in decisions], may_set)


def set_rule(
    work: Work, organisation: str, *, rule: str, value: float | None, valid_from: date, source: str
) -> tuple[RuleOverride, Organisation]:
    """Let ``rule`` be ``value`` at an organisation and below from a day on; None: as above again.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to decide.
        UnknownRule, RuleOutOfBounds, RuleForThePast, RuleSetTwice: it cannot be set so.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.RULES_SET, place.ancestors)
    _check(rule, value, work.today)
    first_day = work.today.replace(day=1)
    if valid_from < first_day:
        raise RuleForThePast(field="valid_from", first_day=f"{first_day:%d/%m/%Y}")
    override = RuleOverride(
        organisation_id=place.id,
        rule=rule,
        value=value,
        valid_from=valid_from,
        source=normalise(source),
        set_at=work.now,
        set_by=work.actor.member_id,
    )
    work.session.add(override)
    taken = RuleSetTwice(valid_from=f"{valid_from:%d/%m/%Y}")
    work.flush({"uq_rule_override_organisation_id_rule_valid_from": lambda: taken})
    record(work, "rule.set", override.id, organisation_id=place.id)
    return override, place


def _check(rule: str, value: float | None, today: date) -> None:
    known = {one.name: one for one in rules_of(national(today))}
    if rule not in known:
        raise UnknownRule(field="rule", rule=rule)
    if value is not None and not known[rule].allows(value):
        words = known[rule].words
        raise RuleOutOfBounds(
            field="value", rule=rule, words=words["vi"], least=words["least"], most=words["most"]
        )
