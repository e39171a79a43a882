"""Who a fan-out reaches, against an oracle that looks at every person of a small country."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select

from models import (
    ACTIVE_STATUSES,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
    Reach,
    Role,
    RoleGrant,
)
from services import deliveries, members
from services.deliveries import recipients
from services.deliveries.recipients import Cells, next_cells
from services.directives import Audience
from tests.factories import World
from tests.services.deliveries.chunks import chunk, published
from tests.services.deliveries.jobs import waiting

Lines = Sequence[tuple[int, bool]]


@pytest.fixture
def country(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """With guests and leavers; cut into tiny chunks, so that every seam between two is crossed."""
    monkeypatch.setattr(recipients, "CHUNK_SIZE", 3)
    monkeypatch.setattr(recipients, "_CELLS_AT_ONCE", 1)
    for home, visited in (("A", "C"), ("C", "A"), ("D", "VP"), ("VP", "B")):
        guest = world.add_member(home, "Khách Sinh Hoạt Tạm")
        with world.system() as work:
            members.attach_temporarily(
                work, guest.member_id, cell=visited, since=date(2026, 9, 1), until=date(2027, 3, 1)
            )
    for cell, status in (("A", MemberStatus.PROBATIONARY), ("B", MemberStatus.DECEASED)):
        person = world.add_member(cell)
        with world.system() as work:
            work.session.get_one(Member, person.member_id).status = status
    return world


def walked(world: World, audience: Audience) -> Cells:
    """Chunk after chunk, to the end."""
    taken: Cells = []
    with world.system() as work:
        while cells := next_cells(work, audience, taken[-1][0] if taken else None):
            taken += cells
    return taken


def naive(world: World, audience: Audience) -> dict[int, int]:
    """The recipients and their home cells, person by person."""
    with world.system() as work:
        paths = dict(work.session.execute(select(Organisation.id, Organisation.ancestors)).all())
        places = work.session.scalars(select(Membership)).all()
        grants = work.session.scalars(select(RoleGrant)).all()
        everybody = work.session.scalars(select(Member)).all()

    def named(place: int, lines: Lines) -> bool:
        return any(line in paths[place] if below else line == place for line, below in lines)

    def covered(place: int, include: Lines) -> bool:
        return named(place, include) and not named(place, audience.exclude)

    def is_reached(person: Member) -> bool:
        belongs = any(
            covered(one.organisation_id, audience.include) for one in places if one.member_id == person.id
        )
        held = [grant for grant in grants if grant.member_id == person.id]
        if not audience.roles:
            alone = [line for line in audience.include if not line[1]]
            return belongs or any(covered(grant.organisation_id, alone) for grant in held)
        by_role = any(
            grant.role in audience.roles and covered(grant.organisation_id, audience.include)
            for grant in held
        )
        return by_role or (Role.MEMBER in audience.roles and belongs)

    wanted = set(audience.statuses or ACTIVE_STATUSES) & ACTIVE_STATUSES
    homes = {one.member_id: one.organisation_id for one in places if one.kind is MembershipKind.HOME}
    return {
        person.number: homes[person.id]
        for person in everybody
        if person.status in wanted and is_reached(person)
    }


def audiences(world: World) -> list[Audience]:
    """Sixty rules of every make; the same ones each time."""
    with world.system() as work:
        ids = work.session.scalars(select(Organisation.id).order_by(Organisation.id)).all()
    dice = random.Random(339)  # noqa: S311 - only to be the same each time

    def lines(most: int) -> tuple[tuple[int, bool], ...]:
        chosen = dice.sample(ids, dice.randint(0, most))
        return tuple((place, dice.random() < 0.6) for place in chosen)

    return [
        Audience(
            include=lines(4) or ((ids[0], True),),
            exclude=lines(2),
            roles=tuple(dice.sample(list(Role), dice.choice((0, 0, 1, 2)))),
            statuses=dice.choice(((), (), (MemberStatus.PROBATIONARY,))),
        )
        for _ in range(60)
    ]


def test_everybody_in_the_audience_is_reached_once_in_their_home_cell(country: World) -> None:
    sizes = set()
    for audience in audiences(country):
        cells = walked(country, audience)
        reached = [(number, cell) for cell, numbers in cells for number in numbers]
        assert len(reached) == len(dict(reached)), audience
        assert dict(reached) == naive(country, audience), audience
        assert len(cells) == len({cell for cell, _ in cells}), audience
        sizes.add(len(reached))

    assert len(sizes) > 10, "the rules are all alike"


def test_chunks_follow_one_another_without_a_gap(country: World) -> None:
    directive_id = published(country, "X1", "VP")
    chunks = []
    with country.system() as work:
        while made := deliveries.expand_next(work, directive_id):
            chunks.append(made)
        rows = work.session.scalars(select(Reach).where(Reach.directive_id == directive_id)).all()

    assert len(chunks) > 3
    assert [one.position for one in chunks] == list(range(1, len(chunks) + 1))
    assert {row.organisation_id: row.addressed for row in rows} == {
        cell: size for one in chunks for cell, size in zip(one.cells, one.cell_sizes, strict=True)
    }
    assert all(len(one.recipients) == sum(one.cell_sizes) for one in chunks)
    assert chunk(country, chunks[0].id).handed_over == bytes((len(chunks[0].recipients) + 7) // 8)


def test_after_the_last_chunk_there_is_none(country: World) -> None:
    directive_id = published(country, "A")
    with country.system() as work:
        while deliveries.expand_next(work, directive_id):
            pass
    with country.system() as work:
        assert deliveries.expand_next(work, directive_id) is None


def test_a_chunk_in_which_nothing_rings_asks_for_no_job(country: World) -> None:
    directive_id = published(country, "A")
    with country.system() as work:
        assert deliveries.expand_next(work, directive_id) is not None

    assert waiting(country, "deliver_push") == waiting(country, "deliver_chat") == []
