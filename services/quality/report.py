"""The six words of an organisation and of each child, from the figures of the cells below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import Row, func, select

from models import Organisation, OrganisationKind, QualityFigure
from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.quality.checks import BY_CODE, CHECKS, Check, Virtue
from services.quality.figures import refresh

_GOOD_FOR = timedelta(minutes=10)
# Above a commune the figures of the night serve: counting a province takes longer than people wait.
_COUNTED_AT_ONCE = frozenset(set(OrganisationKind) - {OrganisationKind.CENTRE, OrganisationKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class CheckFigure:
    """One check: how many records it looked at, and how many fail."""

    check: Check
    records: int
    failed: int


@dataclass(frozen=True, slots=True)
class QualityRow:
    """The share of records that pass, in percent with one decimal; None where there are none."""

    organisation: Organisation
    score: float | None
    by_word: Mapping[Virtue, float | None]
    failed: int


@dataclass(frozen=True, slots=True)
class QualityReport:
    """An organisation as a whole, check by check, and each child."""

    organisation: Organisation
    counted_at: datetime | None
    """The oldest figure in it."""
    total: QualityRow
    figures: Sequence[CheckFigure]
    rows: Sequence[QualityRow]


_Sums: TypeAlias = Mapping[str, tuple[int, int]]
_Line: TypeAlias = Row[int, str, int, int, datetime]


def report(work: Work, organisation: str) -> QualityReport:
    """The quality of the data at an organisation and below, by child.

    Up to a commune the figures are counted anew when they are older than ten minutes, so the unit of work
    must be one that may write; above, they are those of the night.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor may not see its members.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_VIEW, top.ancestors)
    if top.kind in _COUNTED_AT_ONCE and _is_old(work, top):
        refresh(work, top)
    rows = _sums_by_child(work, top)
    by_child: dict[int, list[_Line]] = defaultdict(list)
    for row in rows:
        by_child[row.child].append(row)
    total = _sums(rows)
    return QualityReport(
        organisation=top,
        counted_at=min((row.counted_at for row in rows), default=None),
        total=_row(top, total),
        figures=[CheckFigure(check, *total[check.code]) for check in CHECKS if check.code in total],
        rows=[_row(child, _sums(by_child[child.id])) for child in organisations.children(work, top)],
    )


def _is_old(work: Work, top: Organisation) -> bool:
    newest = work.session.scalar(
        select(func.min(QualityFigure.counted_at))
        .join(Organisation, Organisation.id == QualityFigure.organisation_id)
        .where(organisations.below(Organisation, [top.id]))
    )
    return newest is None or newest < work.now - _GOOD_FOR


def _sums_by_child(work: Work, top: Organisation) -> Sequence[_Line]:
    """One query for a level: what the cells on the way through each child add up to."""
    depth = len(top.ancestors)
    child = func.coalesce(Organisation.ancestors[depth + 1], Organisation.ancestors[depth]).label("child")
    return work.session.execute(
        select(
            child,
            QualityFigure.check_code,
            func.sum(QualityFigure.records).label("records"),
            func.sum(QualityFigure.failed).label("failed"),
            func.min(QualityFigure.counted_at).label("counted_at"),
        )
        .join(Organisation, Organisation.id == QualityFigure.organisation_id)
        .where(organisations.below(Organisation, [top.id]), QualityFigure.check_code.in_(BY_CODE))
        .group_by(child, QualityFigure.check_code)
    ).all()


def _sums(rows: Iterable[_Line]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for row in rows:
        records, failed = sums.get(row.check_code, (0, 0))
        sums[row.check_code] = (records + row.records, failed + row.failed)
    return sums


def _row(organisation: Organisation, sums: _Sums) -> QualityRow:
    by_word = {
        word: passing(figure for code, figure in sums.items() if BY_CODE[code].virtue is word)
        for word in Virtue
    }
    failed = sum(failed for _, failed in sums.values())
    return QualityRow(organisation, passing(sums.values()), by_word, failed)


def passing(figures: Iterable[tuple[int, int]]) -> float | None:
    """The share of records that pass, in percent with one decimal: never 100 while one fails."""
    listed = list(figures)
    records, failed = sum(one for one, _ in listed), sum(one for _, one in listed)
    if not records:
        return None
    share = round(100 * (records - failed) / records, 1)
    return min(share, 99.9) if failed else share
