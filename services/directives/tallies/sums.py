"""An audience from the sums: whole subtrees added up, less the cells for which the sums do not hold."""

from __future__ import annotations

from sqlalchemy import ARRAY, BigInteger, Select, Text, all_, bindparam, func, literal, select, text

from models import ACTIVE_STATUSES, AudienceTally, MemberStatus, Organisation
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import takes_cell
from services.directives.tallies.division import Division
from services.directives.tallies.parts import bits_of
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


def summed(work: Work, audience: Audience, division: Division) -> dict[str, int]:
    """``cells`` and the figures of ``statements.FIGURES`` of an audience, but for its cells apart."""
    row = work.session.execute(
        _SUM,
        {
            "added": list(division.parts.added),
            "taken_off": list(division.parts.taken_off),
            "apart": list(division.apart),
            "bits": bits_of(audience.statuses, without_exempt=audience.without_exempt),
            "statuses": [status.value for status in _statuses(audience)],
            "without_exempt": audience.without_exempt,
        },
    ).one()
    return {name: int(figure) for name, figure in row._mapping.items()}


def unreached_by_cell(audience: Audience, division: Division) -> Select[int, int]:
    """The cells in the sums with members whom nothing rings for: id and how many."""
    number = func.sum(AudienceTally.unreached).label("number")
    query = (
        select(AudienceTally.organisation_id, number)
        .join(Organisation, Organisation.id == AudienceTally.organisation_id)
        .where(
            ~AudienceTally.is_below,
            AudienceTally.unreached > 0,
            AudienceTally.status.in_(_statuses(audience)),
            AudienceTally.organisation_id != all_(literal(list(division.apart), _IDS)),
            takes_cell(audience),
        )
        .group_by(AudienceTally.organisation_id)
    )
    return query.where(~AudienceTally.is_exempt) if audience.without_exempt else query


def _statuses(audience: Audience) -> tuple[MemberStatus, ...]:
    return audience.statuses or tuple(sorted(ACTIVE_STATUSES))
