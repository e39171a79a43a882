"""Pages about other systems that are told of changes: registered, tried, paused, told again."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models import ChangeEvent, WebhookEndpoint
from services import organisations, webhooks
from services.change_events import TOLD
from services.webhooks import Answer, Message, Parcel
from services.webhooks.order import Position
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.visitor import Visitor
from web.webhooks.event_words import EVENTS

ADDRESS = "https://nhan.example/so-tay"
LIST = "/organisations/T1/webhooks"


def registered(visitor: Visitor, world: World) -> str:
    """The path of an address registered on the page."""
    assert visitor.post(LIST, {"url": ADDRESS}).status == 200
    with world.system() as work:
        return f"/webhooks/{work.session.scalars(select(WebhookEndpoint.id)).one()}"


def answered(world: World, answer: Answer) -> None:
    """What a worker keeps when the latest event was sent, and so answered."""
    with world.system() as work:
        endpoint = work.session.scalars(select(WebhookEndpoint)).one()
        latest = select(ChangeEvent).order_by(ChangeEvent.transaction_id.desc(), ChangeEvent.id.desc())
        event = work.session.scalars(latest.limit(1)).one()
        message = Message(f"evt_{event.id}", b"{}", Position(event.transaction_id, event.id))
        webhooks.settle(work, Parcel(endpoint.id, endpoint.url, "", [message]), [answer])


def test_who_may_not(visit: Visit, world: World) -> None:
    path = registered(visit("administrator@T1"), world)
    for who in ("organisation_board@T1", "auditor@T1"):
        assert visit(who).get(LIST).status == 403
        assert LIST not in visit(who).get("/organisations/T1").links
    below = visit("administrator@X1")
    assert {below.get(one).status for one in (path, f"{path}/removal")} == {404}
    assert {below.post(f"{path}/{act}").status for act in ("pause", "resumption", "test", "removal")} == {404}
    assert below.post(f"{path}/replay", {"event": "1"}).status == 404
    assert "/organisations/X1/webhooks" not in below.get("/organisations/X1").links
    assert below.post("/organisations/X1/webhooks", {"url": ADDRESS}).status == 422


def test_the_secret_is_shown_once(visit: Visit) -> None:
    keeper = visit("administrator@T1")
    assert LIST in keeper.get("/organisations/T1").links
    refused = keeper.post(LIST, {"url": "http://nhan.example/"})
    assert refused.status == 422
    assert "https://" in refused.text
    assert refused.form().values["url"] == "http://nhan.example/"
    told = keeper.post(LIST, {"url": ADDRESS})
    assert "whsec_" in told.text
    page = next(link for link in told.links if link.startswith("/webhooks/"))
    for later in (keeper.get(LIST), keeper.get(page)):
        assert ADDRESS in later.text
        assert "whsec_" not in later.text


def test_a_test_arrives_and_is_sent_again(visit: Visit, world: World, clock: StoppedClock) -> None:
    clock.advance(timedelta(minutes=1))
    keeper = visit("administrator@T1")
    path = registered(keeper, world)
    assert "Chưa có tin nào" in keeper.get(path).text
    waiting = keeper.send(f"{path}/test")
    assert "Tin thử" in waiting.text
    assert "Đang chờ gửi" in waiting.text
    assert not [form for form in waiting.forms if form.action.endswith("/replay")]
    answered(world, Answer(200))
    arrived = keeper.get(path)
    assert "Đã nhận" in arrived.text
    event = arrived.form("/replay").values["event"]
    assert f"Tin số {event} sẽ được gửi lại" in keeper.send(f"{path}/replay", {"event": event}).text
    assert keeper.post(f"{path}/replay", {"event": "x"}).status == 400


def test_pausing_by_hand(visit: Visit, world: World) -> None:
    keeper = visit("administrator@T1")
    path = registered(keeper, world)
    paused = keeper.send(f"{path}/pause")
    assert "Đang tạm ngừng" in paused.text
    assert keeper.post(f"{path}/test").status == 422
    assert "Đã tạm ngừng báo cho một hệ thống khác" not in keeper.get("/").text
    assert "Đang gửi" in keeper.send(f"{path}/resumption").text
    assert "không được báo tin nào nữa" in keeper.get(f"{path}/removal").text
    assert "Chưa có địa chỉ nào" in keeper.send(f"{path}/removal").text


def test_after_days_of_failing_administrators_are_told(
    visit: Visit, world: World, clock: StoppedClock
) -> None:
    keeper = visit("administrator@T1")
    path = registered(keeper, world)
    with world.acting("administrator@T1") as work:
        organisations.rename(work, "A", name="Chi bộ Đổi Tên")
    answered(world, Answer(error="curl_7"))
    failing = keeper.get(path)
    assert "Gửi chưa được, đang thử lại" in failing.text
    assert "Đổi tên tổ chức" in failing.text
    assert "máy bên kia không nhận kết nối" in failing.text
    assert path not in keeper.get("/").links
    clock.advance(timedelta(days=3))
    answered(world, Answer(404))
    keeper = visit("administrator@T1")
    home = keeper.get("/")
    assert "Đã tạm ngừng báo cho một hệ thống khác" in home.text
    assert path in home.links
    assert path not in visit("administrator@X1").get("/").links
    stopped = keeper.get(path)
    assert "Không tin nào bị mất" in stopped.text
    assert "(404)" in stopped.text
    assert "Đang gửi" in keeper.send(f"{path}/resumption").text
    assert path not in keeper.get("/").links


def test_everything_that_is_told_has_words() -> None:
    assert set(EVENTS) == TOLD
