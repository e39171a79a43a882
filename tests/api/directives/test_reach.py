"""How far a directive got."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from models import DeliveryChunk, Device, Refusal
from services import deliveries
from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.factories import World

NOTHING = dict.fromkeys(("addressed", "handed_over", "refused", "delivered", "read", "acknowledged"), 0)


def expand(world: World, path: str) -> None:
    """What the workers do with a published directive."""
    directive_id = UUID(path.rsplit("/", 1)[1])
    with world.system() as work:
        while deliveries.expand_next(work, directive_id) is not None:
            pass


def test_readers_do_not_see_who_read(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    for who in (world.members["A"][0], "cell_secretary@A", "feedback_officer@X1"):
        refused(sign_in(who).get(f"{path}/reach"), 403, "forbidden")
    refused(sign_in(world.members["C"][0]).get(f"{path}/reach"), 404, "directive_not_found")


def test_those_below_see_their_own_part_only(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), to("T1"))
    expand(world, path)
    board = sign_in("organisation_board@X1")
    refused(board.get(f"{path}/reach"), 403, "forbidden")
    refused(board.get(f"{path}/reach", organisation="X2"), 404, "organisation_not_found")
    mine = board.get(f"{path}/reach", organisation="X1").json
    assert mine["addressed"] == 9
    assert [row["organisation"] for row in mine["by_child"]] == ["A", "B"]


def test_causes_of_refusal_elsewhere_are_not_shown(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), to("T1"))
    expand(world, path)
    refuse_first_device(sign_in, world, path)
    assert sign_in("publisher@T1").get(f"{path}/reach").json["causes"] == {"UNREGISTERED": 1}
    assert sign_in("organisation_board@X1").get(f"{path}/reach", organisation="X1").json["causes"] == {}


def refuse_first_device(sign_in: SignIn, world: World, path: str) -> None:
    """A phone in cell C that its provider no longer knows."""
    sign_in(world.members["C"][0]).post("/me/devices", {"kind": "fcm_id", "value": "dead"})
    with world.system() as work:
        directive_id = UUID(path.rsplit("/", 1)[1])
        work.session.add(
            Refusal(
                directive_id=directive_id,
                device_id=work.session.scalars(select(Device.id).where(Device.value == "dead")).one(),
                chunk_id=work.session.scalars(
                    select(DeliveryChunk.id).where(DeliveryChunk.directive_id == directive_id)
                ).one(),
                cause="UNREGISTERED",
                is_final=True,
                at=work.now,
            )
        )


@pytest.mark.parametrize("published_to", ["T1", "X1", "A"])
def test_every_level_adds_up(sign_in: SignIn, world: World, published_to: str) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher, to(published_to))
    expand(world, path)
    for person, state in zip(world.members["A"][:3], ("delivered", "read", "acknowledged"), strict=True):
        sign_in(person).put(f"{path}/receipt", {"state": state})
    for organisation in ("T1", "X1", "A"):
        found = publisher.get(f"{path}/reach", organisation=organisation).json
        assert (found["delivered"], found["read"], found["acknowledged"]) == (3, 2, 1), organisation
        assert found["is_complete"]
        for figure in NOTHING:
            by_child = sum(row[figure] for row in found["by_child"])
            assert by_child == (found[figure] if found["by_child"] else 0), organisation


def test_before_anything_was_expanded_all_is_zero(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    expected = NOTHING | {"by_child": [], "causes": {}, "is_complete": False}
    assert publisher.get(f"{published(publisher)}/reach").json == expected
    assert publisher.get(f"{drafted(publisher, symbol='2')}/reach").json == expected
