"""Tapping twice on a slow connection."""

from __future__ import annotations

from services import feedback
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader


def test_it_sends_once(handbook: Handbook, sit: Sit) -> None:
    author = handbook.world.members["A"][0]
    reader = sit(author)
    reader.open("/feedback/new")
    reader.page.get_by_label("Nội dung").fill("Đường vào thôn bị lún.")
    reader.page.get_by_text("Đảng ủy xã Một").click()
    slow_down(reader)
    button = reader.page.get_by_role("button", name="Gửi", exact=True)
    button.evaluate("(button) => [0, 500].forEach((moment) => setTimeout(() => button.click(), moment))")
    reader.page.get_by_text("Đã gửi. Đồng chí theo dõi").wait_for()
    reader.look()
    with handbook.world.acting(author, read_only=True) as work:
        assert len(feedback.own(work)) == 1


def slow_down(reader: Reader) -> None:
    """Every answer takes more than a second from now on."""
    conditions = {"offline": False, "latency": 1200, "downloadThroughput": -1, "uploadThroughput": -1}
    devtools = reader.context.new_cdp_session(reader.page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", conditions)
