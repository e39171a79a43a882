"""What a nudge was about, for the page that its notice opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import Nudge, NudgeStep, Organisation
from services.actor import Work
from services.nudges.errors import NudgeNotFound
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class AboutMonth:
    """The cell and the month (its first day) asked after, and where the reader stands."""

    cell: Organisation
    month: date
    step: NudgeStep
    keeps_record: bool
    above: Organisation | None
    """The committee that was told, for a reader who oversees it."""


def about(work: Work, nudge_id: UUID) -> AboutMonth:
    """What a nudge is about.

    Raises:
        NudgeNotFound: there is none about a cell that the actor follows.
    """
    found = work.session.execute(
        select(Nudge, Organisation)
        .join(Organisation, Organisation.id == Nudge.organisation_id)
        .where(Nudge.id == nudge_id)
    ).one_or_none()
    if found is None or not work.actor.may(Permission.MEETING_VIEW, found[1].ancestors):
        raise NudgeNotFound
    nudge, cell = found
    above = work.session.get(Organisation, cell.parent_id) if cell.parent_id else None
    oversees = above is not None and work.actor.may(Permission.REPORT_VIEW, above.ancestors)
    return AboutMonth(
        cell,
        nudge.month,
        nudge.step,
        keeps_record=work.actor.may(Permission.MEETING_RECORD, cell.ancestors),
        above=above if oversees else None,
    )
