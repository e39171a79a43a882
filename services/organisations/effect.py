"""What a change does, counted while it is done: the same figures before, in a preview, and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select

from core.errors import HandbookError
from models import (
    CELL_KINDS,
    Feedback,
    FeedbackState,
    Meeting,
    MeetingState,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
    OrganisationPeriod,
)
from services.actor import Work
from services.organisations.errors import MetSince, UnderThreeOfficialMembers
from services.organisations.people import GivenUp
from services.organisations.rules import OFFICIAL_MEMBERS_OF_A_CELL
from services.organisations.subtrees import below

_ANSWERED = (FeedbackState.CLOSED, FeedbackState.REJECTED)


@dataclass(slots=True)
class Effect:
    """Counts, proposals and warnings. ``units`` are those whom the order names.

    ``is_strict``: an order that waited for its day passes over members who have left meanwhile.
    """

    is_strict: bool = True
    units: list[int] = field(default_factory=list)
    organisations: int = 0
    cells: int = 0
    members: int = 0
    members_moved: int = 0
    offices_ended: int = 0
    grants_ended: int = 0
    grants_opened: int = 0
    meetings_planned: int = 0
    """Meetings of the named units that are planned for the day or later."""
    feedback_open: int = 0
    """What people sent to the named units that has not been answered to the end."""
    proposals: list[GivenUp] = field(default_factory=list)
    """Roles that ended and that somebody should decide about: a split copies none."""
    warnings: list[HandbookError] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, int]:
        """The counts by name."""
        return {
            name: getattr(self, name)
            for name in (
                "organisations",
                "cells",
                "members",
                "members_moved",
                "offices_ended",
                "grants_ended",
                "grants_opened",
                "meetings_planned",
                "feedback_open",
            )
        }

    @property
    def summary(self) -> dict[str, Any]:
        """What is kept with the order."""
        return {**self.figures, "warnings": [warning.code for warning in self.warnings]}

    def concern(self, work: Work, units: Sequence[int], on: date) -> None:
        """Count who is below these organisations on the day, before anything happens to them."""
        self.units.extend(units)
        period = OrganisationPeriod
        touched = (
            select(period.organisation_id, period.kind)
            .join(Organisation, Organisation.id == period.organisation_id)
            .where(
                below(period, units),
                period.valid_from <= on,
                or_(period.valid_to.is_(None), period.valid_to > on),
                or_(Organisation.valid_to.is_(None), Organisation.valid_to > on),
            )
        ).cte("touched")
        cells = select(touched.c.organisation_id).where(touched.c.kind.in_(CELL_KINDS))
        counts = {
            "organisations": select(touched.c.organisation_id),
            "cells": cells,
            "members": select(Membership.id).where(Membership.organisation_id.in_(cells), _at_home(on)),
            **_open_matters(units, on),
        }
        for name, count in _counted(work, counts).items():
            setattr(self, name, getattr(self, name) + count)

    def warn_of_small_cells(self, work: Work, units: Collection[int], on: date) -> None:
        """Warn of cells that have fewer official members than make an organisation."""
        query = (
            select(Organisation.name, func.count(Member.id))
            .select_from(Organisation)
            .join(Membership, (Membership.organisation_id == Organisation.id) & _at_home(on), isouter=True)
            .join(
                Member,
                (Member.id == Membership.member_id) & (Member.status == MemberStatus.OFFICIAL),
                isouter=True,
            )
            .where(Organisation.id.in_(units), Organisation.kind.in_(CELL_KINDS))
            .group_by(Organisation.id)
            .having(func.count(Member.id) < OFFICIAL_MEMBERS_OF_A_CELL)
        )
        for name, count in work.session.execute(query):
            self.warnings.append(UnderThreeOfficialMembers(organisation=name, count=count))

    def warn_of_meetings(self, work: Work, units: Collection[int], since: date) -> None:
        """Warn of meetings that organisations held after the day they end."""
        query = (
            select(Organisation.name, func.count())
            .join(Meeting, Meeting.organisation_id == Organisation.id)
            .where(
                Organisation.id.in_(units),
                Meeting.held_on >= since,
                Meeting.state != MeetingState.PLANNED,
            )
            .group_by(Organisation.id)
        )
        for name, count in work.session.execute(query):
            self.warnings.append(MetSince(organisation=name, count=count))


def _at_home(on: date) -> Any:
    return (
        (Membership.kind == MembershipKind.HOME)
        & (Membership.valid_from <= on)
        & or_(Membership.valid_to.is_(None), Membership.valid_to > on)
    )


def _open_matters(units: Sequence[int], on: date) -> dict[str, Select[Any]]:
    return {
        "meetings_planned": select(Meeting.id).where(
            Meeting.organisation_id.in_(units), Meeting.held_on >= on, Meeting.state == MeetingState.PLANNED
        ),
        "feedback_open": select(Feedback.id).where(
            Feedback.organisation_id.in_(units), Feedback.state.not_in(_ANSWERED)
        ),
    }


def _counted(work: Work, rows: Mapping[str, Select[Any]]) -> dict[str, int]:
    """How many rows each of these has, in one statement."""
    counts = [select(func.count()).select_from(found.subquery()).scalar_subquery() for found in rows.values()]
    return dict(zip(rows, work.session.execute(select(*counts)).one(), strict=True))
