"""The page of what waits and what fails, for administrators of the topmost organisation."""

from __future__ import annotations

from models import DeviceKind, Lane, Role
from services import deliveries
from services.deliveries import Outcome, Verdict
from tests.factories import World
from tests.services.deliveries.chunks import begun, chunk_of, give, published
from tests.web.conftest import Visit


def test_administrators_below_the_top_are_refused_and_offered_nothing(visit: Visit) -> None:
    visitor = visit("administrator@T1")
    assert visitor.get("/engine").status == 403
    assert "/engine" not in visitor.get("/").links


def test_what_waits_and_why_it_failed_is_said_in_words(visit: Visit, world: World) -> None:
    keeper = world.appoint(Role.ADMINISTRATOR, "TW", "VP")
    give(world, world.members["A"][0], DeviceKind.FCM_TOKEN, "a-phone")
    chunk_id = chunk_of(world, published(world, "A"))
    visitor = visit(keeper)
    assert "/engine" in visitor.get("/").links
    before = visitor.get("/engine").text
    assert "Báo tới máy 1" in before
    assert "Kênh chưa cấu hình" not in before
    assignment = begun(world, chunk_id, lane=Lane.PUSH)
    refused = Outcome(Verdict.REFUSED, "channel_not_configured")
    with world.system() as work:
        deliveries.finish(work, assignment, [(target, refused) for target in assignment.targets])
    after = visitor.get("/engine").text
    assert "Báo tới máy 0" in after
    assert "Kênh chưa cấu hình: Ứng dụng điện thoại" in after
    assert "Kênh này chưa được cấu hình trên máy chủ" in after
