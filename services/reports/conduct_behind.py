"""Behind the figures of how meetings were conducted: the meetings, those that fall short first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from models import Meeting, Organisation
from services import organisations
from services.actor import Work
from services.meetings import length_in_minutes
from services.organisations import Place
from services.permissions import Permission
from services.reports.conduct import Share, shares
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
    listed = shares(work, place, month, figure, _OUT_OF[figure], limit=limit)
    return ConductBehind(
        as_of=work.now,
        organisation=place,
        figure=figure,
        total=listed[0].total if listed else 0,
        out_of=listed[0].whole if listed else 0,
        meetings=_shown(work, listed),
    )


def _shown(work: Work, listed: Sequence[Share]) -> list[MeetingConduct]:
    """The meetings of shares, in their order."""
    rows = work.session.execute(
        select(Meeting, Organisation)
        .join(Organisation, Organisation.id == Meeting.organisation_id)
        .where(Meeting.id.in_([one.meeting for one in listed]))
    )
    found = {meeting.id: (meeting, cell) for meeting, cell in rows}
    return [MeetingConduct(*found[one.meeting], one.count, one.out_of) for one in listed]
