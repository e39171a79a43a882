"""Behind the figures of how meetings were conducted: the meetings, those that fall short first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from models import Meeting, Organisation
from services import organisations
from services.actor import Work
from services.meetings import length_in_minutes
from services.organisations import Place
from services.permissions import Permission
from services.reports.conduct import Conduct, conduct_by_meeting
from services.reports.months import last_day_of


class ConductFigure(StrEnum):
    """A figure of how meetings were conducted, named as in the month's report."""

    LONG_ENOUGH = "long_enough"
    WITH_CONTENT = "with_content"
    INVITED_IN_TIME = "invited_in_time"
    DOCUMENTS_IN_TIME = "documents_in_time"
    DECISIONS = "decisions"


_OUT_OF: Mapping[ConductFigure, str] = {
    ConductFigure.LONG_ENOUGH: "timed",
    ConductFigure.WITH_CONTENT: "meetings",
    ConductFigure.INVITED_IN_TIME: "meetings",
    ConductFigure.DOCUMENTS_IN_TIME: "documents",
    ConductFigure.DECISIONS: "decisions",
}
"""What each is a part of; decisions are of themselves."""


@dataclass(frozen=True, slots=True)
class MeetingConduct:
    """What one meeting contributes: ``count`` out of ``out_of``, for most figures 0 or 1 out of 1."""

    meeting: Meeting
    organisation: Organisation
    count: int
    out_of: int

    @property
    def minutes(self) -> int | None:
        """How long it lasted, once the end is known."""
        return length_in_minutes(self.meeting.starts_at, self.meeting.ends_at)


@dataclass(frozen=True, slots=True)
class ConductBehind:
    """``total`` out of ``out_of`` is the figure itself; ``meetings`` not always all."""

    as_of: datetime
    organisation: Place
    figure: ConductFigure
    total: int
    out_of: int
    meetings: Sequence[MeetingConduct]


def conduct_behind(
    work: Work, organisation: str, month: date, figure: ConductFigure, *, limit: int = 100
) -> ConductBehind:
    """The meetings below an organisation (its code) that a figure of a month (its first day) counts.

    Those that fall shortest of it come first, then those that have most of it.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    place = organisations.picture_of(work, top.id, last_day_of(month)) or top
    shares = _shares(conduct_by_meeting(work, place, month), figure)
    listed = sorted(shares, key=lambda one: _needs_looking_at(*shares[one]))[:limit]
    return ConductBehind(
        as_of=work.now,
        organisation=place,
        figure=figure,
        total=sum(count for count, _ in shares.values()),
        out_of=sum(out_of for _, out_of in shares.values()),
        meetings=_shown(work, {meeting: shares[meeting] for meeting in listed}),
    )


def _shares(found: Mapping[UUID, Conduct], figure: ConductFigure) -> dict[UUID, tuple[int, int]]:
    """Of each meeting that the figure is about: how many, out of how many."""
    shares = {
        meeting: (getattr(one, figure), getattr(one, _OUT_OF[figure])) for meeting, one in found.items()
    }
    return {meeting: share for meeting, share in shares.items() if share[1]}


def _shown(work: Work, shares: Mapping[UUID, tuple[int, int]]) -> list[MeetingConduct]:
    rows = work.session.execute(
        select(Meeting, Organisation)
        .join(Organisation, Organisation.id == Meeting.organisation_id)
        .where(Meeting.id.in_(list(shares)))
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    found = [MeetingConduct(meeting, cell, *shares[meeting.id]) for meeting, cell in rows]
    return sorted(found, key=lambda one: _needs_looking_at(one.count, one.out_of))


def _needs_looking_at(count: int, out_of: int) -> tuple[int, int]:
    return count - out_of, -count
