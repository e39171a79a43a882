"""A report of October, signed, and what changes its figures."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from models import Outcome
from services import meetings, monthly_reports
from services.meetings import Statement
from tests.factories import World

OCTOBER = date(2026, 10, 1)
BOARD = "organisation_board@X1"


def made(world: World, organisation: str = "X1") -> UUID:
    """The organisation's own report, not signed yet."""
    with world.system() as work:
        monthly_reports.make_next(work, OCTOBER)
        found = monthly_reports.page(work, organisation)
        return next(one.report.id for one in found if one.organisation.code == organisation)


def signed(world: World, report: UUID, who: str = BOARD, remark: str = "") -> None:
    """Sign what is seen now."""
    with world.acting(who) as work:
        seen = monthly_reports.detail(work, report).seen
        monthly_reports.sign(work, report, seen=seen, remark=remark)


def signed_anew(world: World, report: UUID, reason: str, who: str = BOARD, remark: str = "") -> None:
    """Sign what is seen now in place of what was signed."""
    with world.acting(who) as work:
        seen = monthly_reports.detail(work, report).seen
        monthly_reports.sign_anew(work, report, seen=seen, reason=reason, remark=remark)


def not_held(world: World, cell: str = "A") -> None:
    """The cell says that it did not meet."""
    with world.acting(f"cell_secretary@{cell}") as work:
        meetings.state_outcome(work, cell, OCTOBER, Statement(Outcome.NOT_HELD, "Mưa bão"))
