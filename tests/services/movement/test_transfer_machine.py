"""Any sequence of steps by anybody, against a naive account of where each member is and who may do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import HandbookError
from models import Role, TransferKind, TransferState
from services import members, movement, organisations
from services.actor import Work
from tests.factories import World
from tests.shared_world import Settled, SharedDatabase, shared_world

CELLS = ("A", "B", "C", "D")
COMMUNE = {"A": "X1", "B": "X1", "C": "X2", "D": "X2"}
CLERKS = ("administrator@X1", "administrator@X2", "administrator@T1", "cell_secretary@A")
OUTSIDE = "Đảng bộ Quân đội"
FIRST = date(2026, 10, 1)
UNTIL = date(2027, 6, 1)
OPEN = ("requested", "sent", "returned")


@pytest.fixture(scope="module")
def world(settled: Settled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with shared_world(settled, tmp_path_factory.mktemp("transfers")) as world:
        world.appoint(Role.ADMINISTRATOR, "X2", "D")
        yield world


@dataclass
class Slip:
    """A transfer as somebody would keep it on paper."""

    origin: str
    destination: str
    temporary: bool
    last_day: int
    state: str = "requested"


@dataclass
class Naive:
    """One member: the home of each day so far, the visits, and the slips."""

    home: str | None = "A"
    since: int = -1
    visit: tuple[str, int] | None = None
    slips: list[Slip] = field(default_factory=list)

    def manages(self, clerk: str, place: str) -> bool:
        if not clerk.startswith("administrator"):
            return False
        return clerk.endswith("T1") or COMMUNE.get(place) == clerk[-2:]

    def request(self, clerk: str, to: str, temporary: bool, day: int) -> bool:
        if self.home is None or not self.manages(clerk, self.home) or to == self.home:
            return False
        if any(
            one.temporary is temporary and one.state in ("requested", "sent", "returned")
            for one in self.slips
        ):
            return False
        self.slips.append(Slip(self.home, to, temporary, day))
        return True

    def step(self, clerk: str, number: int, to: str, day: int) -> bool:
        slip = self.slips[number]
        takers = {
            ("requested", "sent"): slip.origin,
            ("requested", "cancelled"): slip.origin,
            ("returned", "sent"): slip.origin,
            ("returned", "cancelled"): slip.origin,
            ("sent", "cancelled"): slip.origin,
            ("sent", "received"): slip.destination,
            ("sent", "returned"): slip.destination,
        }
        taker = takers.get((slip.state, to))
        if taker == OUTSIDE:
            taker = slip.origin
        if taker is None or not self.manages(clerk, taker) or day < slip.last_day:
            return False
        if to == "received" and not self._arrive(slip, day):
            return False
        slip.state = to
        if to == "sent":
            slip.last_day = day
        return True

    def _arrive(self, slip: Slip, day: int) -> bool:
        if slip.temporary:
            if slip.destination != OUTSIDE and self.visit:
                return False
            self.visit = (
                (slip.destination, day) if slip.destination != OUTSIDE else self.visit or (OUTSIDE, day)
            )
            return True
        if self.home != slip.origin or day <= self.since:
            return False
        self.home, self.since = (None if slip.destination == OUTSIDE else slip.destination), day
        if self.home is None:
            self.visit = None
            for other in self.slips:
                if other is not slip and other.state in OPEN:
                    other.state = "cancelled"
        return True


steps = st.lists(
    st.tuples(
        st.sampled_from(CLERKS),
        st.sampled_from(["request", "sent", "received", "returned", "cancelled"]),
        st.sampled_from([*CELLS, OUTSIDE]),
        st.booleans(),
        st.integers(0, 3),
    ),
    min_size=3,
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_way_leads_where_paper_says(world: World, taken: list[tuple[str, str, str, bool, int]]) -> None:
    database = cast("SharedDatabase", world.runtime.database)
    with database.undone():
        member = world.members["A"][0].member_id
        naive, ids, day = Naive(), [], 0
        for clerk, what, place, temporary, pause in taken:
            day += pause
            on = FIRST + timedelta(days=day)
            if what == "request":
                expected = naive.request(clerk, place, temporary, day)
                transfer = requested(world, clerk, member, place, temporary, on)
                assert (transfer is not None) is expected
                ids += [transfer] if transfer else []
            elif ids:
                number = day % len(ids)
                expected = naive.step(clerk, number, what, day)
                assert stepped(world, clerk, ids[number], what, on) is expected, (clerk, what, naive)
        with world.system() as work:
            assert [movement.slip(work, one).transfer.state for one in ids] == [
                one.state for one in naive.slips
            ]
            assert homes(work, member) == ({naive.home} if naive.home else set())


def requested(world: World, clerk: str, member: UUID, place: str, temporary: bool, on: date) -> UUID | None:
    try:
        with world.acting(clerk) as work:
            return movement.request_transfer(
                work,
                member,
                kind=TransferKind.TEMPORARY if temporary else TransferKind.PERMANENT,
                on=on,
                to=None if place == OUTSIDE else place,
                outside=place if place == OUTSIDE else None,
                until=UNTIL if temporary else None,
            ).id
    except HandbookError:
        return None


def stepped(world: World, clerk: str, transfer: UUID, to: str, on: date) -> bool:
    try:
        with world.acting(clerk) as work:
            movement.take_step(work, transfer, to=TransferState(to), on=on, reason="Lý do")
    except HandbookError:
        return False
    return True


def homes(work: Work, member: UUID) -> set[str]:
    return {
        cell
        for cell in CELLS
        for row in members.page(work, organisation=cell)
        if row.member.id == member and row.cell.id == organisations.get(work, cell).id
    }
