"""Whom a secretary is to call, over REST."""

from __future__ import annotations

from core.errors import Unauthenticated
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.reading_ladder.climbing import MORNING, after, asking


def test_only_the_cells_own_secretary_gets_names(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    refused(sign_in(None).get("/me/calls"), 401, Unauthenticated.code)
    clock.now = MORNING
    directive_id, _ = asking(world)
    after(world, clock, 168)
    assert sign_in("organisation_board@X1").get("/me/calls").json == {"items": []}
    (call,) = sign_in("cell_secretary@A").get("/me/calls").json["items"]
    assert call["directive"]["id"] == str(directive_id)
    assert {person["cell"] for person in call["persons"]} == {"A"}
    assert str(world.members["A"][0].member_id) in {person["member_id"] for person in call["persons"]}
