"""One's own account."""

from __future__ import annotations

from uuid import uuid4

from tests.factories import World
from tests.factories.sessions import open_bearer_session
from tests.web.conftest import Visit


def test_it_says_who_one_is_and_where_one_is_signed_in(visit: Visit, world: World) -> None:
    open_bearer_session(world, world.person("cell_secretary@A"))
    page = visit("cell_secretary@A").get("/account")
    assert "Bí thư chi bộ Chi bộ thôn An" in page.text
    assert "Điện thoại thử" in page.text
    assert page.text.count("Máy này Đăng xuất") == 1


def test_devices_of_others_cannot_be_signed_out(visit: Visit) -> None:
    theirs = visit("publisher@T1").get("/account").form("/end").action
    page = visit("cell_secretary@A").post(theirs)
    assert page.status == 404
    assert "Không tìm thấy thiết bị này" in page.text
    assert visit("cell_secretary@A").post(f"/account/sessions/{uuid4()}/end").status == 404


def test_another_device_is_signed_out(visit: Visit) -> None:
    other, mine = visit("cell_secretary@A"), visit("cell_secretary@A")
    page = mine.get("/account")
    ends = [form.action for form in page.forms if form.action.endswith("/end")]
    assert len(ends) == 2
    told = [mine.post(end) for end in ends if end not in this_device(page.response.text)]
    assert [answer.location for answer in told] == ["/account"]
    assert other.get("/").status == 303
    assert mine.get("/").status == 200


def test_signing_out_this_device_leads_to_the_sign_in(visit: Visit) -> None:
    visitor = visit("cell_secretary@A")
    end = visitor.get("/account").form("/end").action
    assert "Đồng chí đã đăng xuất khỏi máy này." in visitor.send(end).text
    assert visitor.get("/").status == 303


def test_telegram_is_offered_where_there_is_a_bot(visit: Visit) -> None:
    assert "Liên kết Telegram" not in visit("cell_secretary@A").get("/account").text
    page = visit("cell_secretary@A").post("/account/telegram")
    assert page.status == 200
    assert "Gửi cho bot đúng mã này" in page.text
    assert page.response.headers["Cache-Control"] == "no-store"


def this_device(html: str) -> str:
    """The part of the page that is about the device that asks."""
    return html.split("Máy này</span>")[1].split("</form>", maxsplit=1)[0]
