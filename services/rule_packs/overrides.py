"""Which numbers hold where and when: the national pack, changed on the way down to an organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from sqlalchemy import ARRAY, BigInteger, any_, literal, select

from models import RuleOverride
from services.actor import Work
from services.organisations import Place
from services.rule_packs.national import national
from services.rule_packs.pack import RulePack
from services.rule_packs.rules import RuleWords


@dataclass(frozen=True, slots=True)
class Rule:
    """One number of a pack: its name (``attendance.green_above``), its value, its words and bounds."""

    name: str
    value: float
    words: RuleWords

    def allows(self, value: float) -> bool:
        """Whether the number may be ``value``: within its bounds, and whole where it counts things."""
        is_whole = isinstance(self.value, float) or float(value).is_integer()
        return is_whole and self.words["least"] <= value <= self.words["most"]


def in_force(work: Work, place: Place, on: date) -> RulePack:
    """The pack that judges what happened at ``place`` on a day."""
    return timeline(work, place).on(on)


def in_force_at(work: Work, places: Sequence[Place], on: date) -> Mapping[int, RulePack]:
    """The same for many organisations at once (by id), with one statement."""
    return {one: packs.on(on) for one, packs in timelines(work, places).items()}


def timelines(work: Work, places: Sequence[Place]) -> Mapping[int, Timeline]:
    """The packs of many organisations through time (by id), with one statement."""
    found = _overrides(work, {organisation for place in places for organisation in place.ancestors})
    return {place.id: Timeline(place.ancestors, found) for place in places}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The packs of one organisation through time."""

    path: Sequence[int]
    overrides: Sequence[RuleOverride]

    def on(self, day: date) -> RulePack:
        """The pack that judges what happened there on a day."""
        return changed(national(day), self.path, [one for one in self.overrides if one.valid_from <= day])


def timeline(work: Work, place: Place) -> Timeline:
    """The packs of an organisation, for judging many days with one statement."""
    return Timeline(place.ancestors, _overrides(work, place.ancestors))


def departures(work: Work, section: str) -> Sequence[RuleOverride]:
    """Every decision of any organisation about a section (``meeting``), the oldest first: few, of a country.

    For judging many places at once: ``Timeline(place.ancestors, departures(…)).on(day)``.
    """
    return work.session.scalars(
        select(RuleOverride)
        .where(RuleOverride.rule.startswith(f"{section}.", autoescape=True))
        .order_by(RuleOverride.valid_from)
    ).all()


def changed(pack: RulePack, path: Sequence[int], overrides: Iterable[RuleOverride]) -> RulePack:
    """``pack`` as it holds at the end of ``path`` (ids from the root down).

    The nearest organisation decides; of its decisions the latest, which may be to follow those above.

    Args:
        overrides: those in force, the oldest first.
    """
    latest = {(one.organisation_id, one.rule): one.value for one in overrides}
    for organisation in path:
        for (decided_by, rule), value in latest.items():
            if decided_by == organisation and value is not None:
                pack = _with(pack, rule, value)
    return pack


def rules_of(pack: RulePack) -> list[Rule]:
    """All numbers of a pack, section by section."""
    return [
        Rule(
            f"{section.name}.{one.name}", getattr(getattr(pack, section.name), one.name), one.metadata["rule"]
        )
        for section in fields(pack)
        if section.name not in ("valid_from", "source")
        for one in fields(getattr(pack, section.name))
    ]


def _overrides(work: Work, organisations: Collection[int]) -> Sequence[RuleOverride]:
    # One array, not a list of parameters: a board at the top asks for hundreds of places.
    these = literal(list(organisations), ARRAY(BigInteger))
    return work.session.scalars(
        select(RuleOverride)
        .where(RuleOverride.organisation_id == any_(these))
        .order_by(RuleOverride.valid_from)
    ).all()


def _with(pack: RulePack, rule: str, value: float) -> RulePack:
    section, _, name = rule.partition(".")
    numbers = getattr(pack, section)
    kind = type(getattr(numbers, name))
    return replace(pack, **{section: replace(numbers, **{name: kind(value)})})
