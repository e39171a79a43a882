"""The notice about a month without an outcome opens the right page for whoever it rang."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select

from models import Nudge, NudgeStep, Organisation
from tests.factories import World
from tests.web.conftest import Visit


def about_a(world: World) -> str:
    with world.system() as work:
        cell = work.session.scalars(select(Organisation.id).where(Organisation.code == "A")).one()
        made = insert(Nudge).values(
            organisation_id=cell,
            month=date(2026, 10, 1),
            step=NudgeStep.SUPERIOR,
            taken_on=work.today,
            taken_at=work.now,
        )
        return f"/nudges/{work.session.scalar(made.returning(Nudge.id))}"


def test_it_leads_each_to_their_own_page(visit: Visit, world: World) -> None:
    path = about_a(world)
    assert visit("cell_secretary@C").get(path).status == 404
    assert visit("publisher@X1").get(path).status == 404
    secretary, board = visit("cell_secretary@A"), visit("organisation_board@X1")
    assert secretary.get(path).location == "/meetings?organisation=A"
    assert board.get(path).location == "/boards/attendance?organisation=X1&from=2026-10"
    for visitor in (secretary, board):
        assert visitor.get(visitor.get(path).location).status == 200
