"""An audience from the sums: whole subtrees added up, and only what they do not tell counted by person.

Counted by person are the cells that changed since they were counted, and the home cells of those whom the
audience names or reaches elsewhere than in their own cell. All others are what the sums say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Select, Text, bindparam, exists, literal, or_, select, text, union

from models import ACTIVE_STATUSES, Membership, Organisation, StaleCell, TalliedCell
from services import members
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import elsewhere, takes_cell, takes_members
from services.directives.tallies.parts import Parts, bits_of, parts_of
from services.directives.tallies.statements import FIGURES

_IDS = ARRAY(BigInteger)
# A cell that is counted apart is taken out as often as it was added: the tree may have changed since.
_SUM = text(f"""
    WITH sign AS (
        SELECT unnest(CAST(:added AS bigint[])) AS id, 1 AS n
        UNION ALL SELECT unnest(CAST(:taken_off AS bigint[])), -1),
    apart AS (
        SELECT organisation_id AS id, -sum(sign.n) AS n
          FROM tallied_cell JOIN sign ON sign.id = ANY(ancestors)
         WHERE organisation_id = ANY(:apart) GROUP BY organisation_id),
    tally AS (
        SELECT t.*, n FROM audience_tally t JOIN sign ON sign.id = t.organisation_id
        UNION ALL
        SELECT t.*, n FROM audience_tally t JOIN apart ON apart.id = t.organisation_id WHERE NOT is_below),
    present AS (
        SELECT p.*, n FROM present_cells p JOIN sign ON sign.id = p.organisation_id
        UNION ALL
        SELECT p.*, n FROM present_cells p JOIN apart ON apart.id = p.organisation_id WHERE NOT is_below)
    SELECT (SELECT coalesce(sum(n * cells), 0) FROM present WHERE sorts & :bits <> 0) AS cells,
           {", ".join(f"coalesce(sum(n * {figure}), 0) AS {figure}" for figure in FIGURES)}
      FROM tally WHERE status = ANY(:statuses) AND NOT (is_exempt AND :without_exempt)
""").bindparams(
    bindparam("added", type_=_IDS),
    bindparam("taken_off", type_=_IDS),
    bindparam("apart", type_=_IDS),
    bindparam("statuses", type_=ARRAY(Text)),
)


@dataclass(frozen=True, slots=True)
class Summed:
    """What the sums tell of an audience, and the cells they leave to be counted by person."""

    figures: dict[str, int]
    """``cells`` and those of ``counting.FIGURES``."""
    apart: Sequence[int]


def summed(work: Work, audience: Audience) -> Summed | None:
    """The sums of an audience; None where it takes no whole cells, but persons for what they hold."""
    if not takes_members(audience):
        return None
    parts = _parts(work, audience)
    if not parts.added:
        return None
    apart = _apart(work, audience, parts)
    statuses = audience.statuses or tuple(sorted(ACTIVE_STATUSES))
    row = work.session.execute(
        _SUM,
        {
            "added": list(parts.added),
            "taken_off": list(parts.taken_off),
            "apart": apart,
            "bits": bits_of(audience.statuses, without_exempt=audience.without_exempt),
            "statuses": [status.value for status in statuses],
            "without_exempt": audience.without_exempt,
        },
    ).one()
    return Summed({name: int(figure) for name, figure in row._mapping.items()}, apart)


def _parts(work: Work, audience: Audience) -> Parts:
    named = [place for place, _ in (*audience.include, *audience.exclude)]
    ways = work.session.execute(
        select(Organisation.id, Organisation.ancestors).where(Organisation.id.in_(named))
    )
    return parts_of(audience.include, audience.exclude, {row.id: row.ancestors for row in ways})


def _apart(work: Work, audience: Audience, parts: Parts) -> list[int]:
    alone = [place for place, below in (*audience.include, *audience.exclude) if not below]
    found = set(alone)
    found.update(work.session.scalars(_changed(work, audience, parts)))
    found.update(work.session.scalars(_homes_of_named(work, audience)))
    if not _is_everywhere(work, audience, parts):
        found.update(work.session.scalars(_homes_of_others(work, audience)))
    return sorted(found)


def _changed(work: Work, audience: Audience, parts: Parts) -> Select[int]:
    """The cells whose sums do not hold today, of those that are, or were counted as, in the audience."""
    stale = union(
        select(StaleCell.organisation_id),
        select(TalliedCell.organisation_id).where(
            or_(TalliedCell.holds_until <= work.today, TalliedCell.counted_on > work.today)
        ),
    ).subquery()
    was_counted = exists().where(
        TalliedCell.organisation_id == Organisation.id,
        TalliedCell.ancestors.bool_op("&&")(literal([*parts.added, *parts.taken_off], _IDS)),
    )
    return (
        select(Organisation.id)
        .join(stale, stale.c.organisation_id == Organisation.id)
        .where(or_(takes_cell(audience), was_counted))
    )


def _homes_of_named(work: Work, audience: Audience) -> Select[int]:
    return _homes(work).where(Membership.member_id.in_([*audience.added, *audience.removed]))


def _homes_of_others(work: Work, audience: Audience) -> Select[int]:
    """The home cells, outside the audience, of those whom it reaches as guests or by what they hold."""
    reached: list[Select[UUID]] = elsewhere(audience, work.today)
    return _homes(work).where(
        or_(*(Membership.member_id.in_(members_of) for members_of in reached)), ~takes_cell(audience)
    )


def _homes(work: Work) -> Select[int]:
    return (
        select(Membership.organisation_id)
        .distinct()
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today))
    )


def _is_everywhere(work: Work, audience: Audience, parts: Parts) -> bool:
    """Whether every cell there is is taken: then nobody has a home outside."""
    if parts.taken_off or any(not below for _, below in audience.exclude):
        return False
    roots = work.session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None)))
    return set(roots) <= set(parts.added)
