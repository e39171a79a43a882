"""A handbook with nobody in it, and trees and people to put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st

from core.unit_of_work import Runtime
from models import Gender, Member, Membership, MembershipKind, MemberStatus, OrganisationKind
from services import organisations
from services.actor import SYSTEM, Work
from tests.shared_world import SharedDatabase, shared_runtime

KINDS = [
    OrganisationKind.PROVINCE,
    OrganisationKind.COMMUNE,
    OrganisationKind.BASE_COMMITTEE,
    OrganisationKind.SUB_COMMITTEE,
]
LONG_AGO = date(1990, 1, 1)
_cards = count(10_000_000)


@dataclass(frozen=True)
class Node:
    """One organisation of a drawn forest; ``parent`` is the place of another one in it."""

    parent: int | None
    kind: OrganisationKind


@st.composite
def forests(draw: st.DrawFn, most: int = 10) -> list[Node]:
    """One to ``most`` organisations, parents before children, at least one of them a cell."""
    nodes: list[Node] = []
    for _ in range(draw(st.integers(0, most - 1))):
        committees = [place for place, node in enumerate(nodes) if node.kind in KINDS[:-1]]
        parent = draw(st.sampled_from([None, *committees]))
        depth = 0 if parent is None else KINDS.index(nodes[parent].kind) + 1
        is_cell = draw(st.booleans())
        nodes.append(Node(parent, OrganisationKind.CELL if is_cell else KINDS[depth]))
    nodes.append(Node(draw(st.sampled_from([None, *_committees(nodes)])), OrganisationKind.CELL))
    return nodes


def _committees(nodes: Sequence[Node]) -> list[int]:
    return [place for place, node in enumerate(nodes) if node.kind in KINDS]


def cells(nodes: Sequence[Node]) -> list[int]:
    """The places of the cells."""
    return [place for place, node in enumerate(nodes) if node.kind is OrganisationKind.CELL]


def way_up(nodes: Sequence[Node], place: int) -> list[int]:
    """A node and everything above it, by walking."""
    way = [place]
    parent = nodes[place].parent
    while parent is not None:
        way.append(parent)
        parent = nodes[parent].parent
    return way


@dataclass(frozen=True)
class BlankHandbook:
    """A runtime in which nothing stays."""

    runtime: Runtime
    database: SharedDatabase

    @contextmanager
    def example(self) -> Iterator[Work]:
        """A unit of work of the handbook itself; all of it is undone."""
        with self.database.undone(), self.runtime.work(SYSTEM) as work:
            yield work


@contextmanager
def blank_handbook(owner_url: str, folder: Path) -> Iterator[BlankHandbook]:
    """One on a connection of its own."""
    with shared_runtime(owner_url, folder) as (runtime, database):
        yield BlankHandbook(runtime, database)


def code(place: int) -> str:
    """What a drawn organisation is called."""
    return f"N{place}"


def plant(work: Work, nodes: Sequence[Node]) -> list[int]:
    """Found a drawn forest; the ids of its organisations."""
    return [
        organisations.create(
            work,
            code=code(place),
            name=f"Tổ chức {place:02d}",
            kind=node.kind,
            parent=None if node.parent is None else code(node.parent),
            valid_from=LONG_AGO,
        ).id
        for place, node in enumerate(nodes)
    ]


def enter(work: Work, name: str, status: MemberStatus = MemberStatus.OFFICIAL) -> Member:
    """A member of no cell yet."""
    member = Member(
        full_name=name,
        search_name=name.lower(),
        sort_key=name,
        birth_date=date(1970, 1, 1),
        gender=Gender.FEMALE,
        admitted_on=date(2000, 1, 1),
        card_number=str(next(_cards)),
        status=status,
        created_at=work.now,
    )
    work.session.add(member)
    work.flush()
    return member


def stay(
    work: Work,
    member_id: UUID,
    cell: int,
    kind: MembershipKind = MembershipKind.HOME,
    since: date = LONG_AGO,
    until: date | None = None,
) -> None:
    """A stretch of time in a cell (its id)."""
    work.session.add(
        Membership(member_id=member_id, organisation_id=cell, kind=kind, valid_from=since, valid_to=until)
    )
