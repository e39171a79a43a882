"""The tree: subtrees, children, ways up and visibility, against naive walks of random forests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Organisation, Role
from services import organisations
from services.actor import Actor, Grant
from tests.properties.blank import BlankHandbook, Node, cells, code, forests, plant, way_up

READERS = sorted(set(Role) - {Role.MEMBER})


def below(nodes: Sequence[Node], top: int) -> set[int]:
    return {place for place in range(len(nodes)) if top in way_up(nodes, place)}


@settings(max_examples=30, deadline=None)
@given(forests(), st.data())
def test_every_question_to_the_tree_is_answered_as_a_walk_would(
    handbook: BlankHandbook, nodes: list[Node], data: st.DataObject
) -> None:
    tops = data.draw(st.lists(st.integers(0, len(nodes) - 1), max_size=3))
    with handbook.example() as work:
        ids = plant(work, nodes)
        for place in range(len(nodes)):
            here = organisations.get(work, code(place))
            assert {one.id for one in organisations.subtree(work, here)} == {
                ids[one] for one in below(nodes, place)
            }
            assert [one.id for one in organisations.children(work, here)] == [
                ids[one] for one, node in enumerate(nodes) if node.parent == place
            ]
            assert [one.id for one in organisations.way_to(work, here)] == [
                ids[one] for one in reversed(way_up(nodes, place)[1:])
            ]
        found = work.session.scalars(
            select(Organisation.id).where(organisations.below(Organisation, [ids[top] for top in tops]))
        )
        assert set(found) == {ids[one] for top in tops for one in below(nodes, top)}


@settings(max_examples=30, deadline=None)
@given(forests(), st.data())
def test_everybody_sees_below_their_roles_and_their_own_way_up(
    handbook: BlankHandbook, nodes: list[Node], data: st.DataObject
) -> None:
    anywhere = st.integers(0, len(nodes) - 1)
    roles = data.draw(st.lists(st.tuples(st.sampled_from(READERS), anywhere), max_size=2))
    homes = data.draw(st.lists(st.sampled_from(cells(nodes)), max_size=2))
    held = [(Role.MEMBER, home) for home in homes] + roles
    expected = {one for _, place in roles for one in below(nodes, place)}
    expected |= {one for _, place in held for one in way_up(nodes, place)}
    with handbook.example() as work:
        ids = plant(work, nodes)
        grants = [
            Grant(role, tuple(ids[one] for one in reversed(way_up(nodes, place)))) for role, place in held
        ]
        visible = organisations.visible_to(Actor(grants=tuple(grants)))
        found = work.session.scalars(select(Organisation.id).where(visible))
        assert set(found) == {ids[one] for one in expected}
