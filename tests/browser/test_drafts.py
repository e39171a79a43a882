"""What is being written is kept on the device until the server has it, and not a moment longer."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.patience import wait_until
from tests.browser.reader import Reader

FORM = "/feedback/new"


@pytest.fixture
def writer(handbook: Handbook, sit: Sit) -> Reader:
    reader = sit(handbook.world.members["A"][0])
    reader.open(FORM)
    return reader


def write(writer: Reader, text: str) -> None:
    writer.page.get_by_label("Nội dung").fill(text)
    wait_until(writer.page, lambda: text in writer.stored())


def written(writer: Reader) -> str:
    return writer.page.get_by_label("Nội dung").input_value()


def test_it_is_there_again_after_the_page_was_left(writer: Reader) -> None:
    write(writer, "Đường bị lún")
    writer.page.get_by_text("Tỉnh ủy Thử Nghiệm").click()
    writer.page.get_by_label("Nội dung").fill("Đường bị lún nặng")
    writer.page.reload()
    writer.look()
    assert written(writer) == "Đường bị lún nặng"
    assert writer.page.get_by_label("Tỉnh ủy Thử Nghiệm").is_checked()
    assert "Đã khôi phục nội dung đang viết dở" in writer.text
    assert "csrf" not in writer.stored()


def test_it_can_be_thrown_away(writer: Reader) -> None:
    write(writer, "Thôi không viết nữa")
    writer.page.reload()
    writer.press("Bỏ nội dung này")
    assert written(writer) == ""
    assert writer.stored() == "{}"


def test_nothing_is_sent_into_the_void(writer: Reader) -> None:
    write(writer, "Mất mạng")
    writer.page.get_by_text("Đảng ủy xã Một").click()
    writer.context.set_offline(True)
    writer.page.get_by_role("button", name="Gửi", exact=True).click()
    writer.page.get_by_text("Đang mất kết nối.").wait_for()
    assert writer.path == FORM
    writer.context.set_offline(False)
    writer.press("Gửi")
    assert "Đã gửi." in writer.text
    assert writer.stored() == "{}"


def test_a_refusal_keeps_it(writer: Reader) -> None:
    write(writer, "Quên chọn nơi nhận")
    writer.page.evaluate(
        "document.querySelectorAll('[required]').forEach((one) => { one.required = false; })"
    )
    writer.page.get_by_role("button", name="Gửi", exact=True).click()
    writer.page.get_by_role("alert").first.wait_for()
    assert "Đồng chí chọn nơi nhận." in writer.text
    assert "Quên chọn nơi nhận" in writer.stored()
    focused = writer.page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    assert focused


def test_signing_out_empties_the_drawer(writer: Reader) -> None:
    write(writer, "Chuyện riêng")
    writer.page.locator(".account summary").click()
    writer.press("Đăng xuất")
    assert writer.path == "/sign-in"
    assert writer.stored() == "{}"


def test_others_on_the_same_device_do_not_see_it(handbook: Handbook, writer: Reader) -> None:
    write(writer, "Chuyện riêng")
    writer.context.clear_cookies()
    writer.come_back(handbook.world.members["A"][1])
    writer.open(FORM)
    assert written(writer) == ""


def test_old_ones_are_swept_away(writer: Reader) -> None:
    old = "JSON.stringify({at: Date.now() - 15 * 864e5, values: {}})"
    writer.page.evaluate(f"localStorage.setItem('draft:somebody:old', {old})")
    writer.page.reload()
    writer.look()
    assert writer.stored() == "{}"


def test_what_is_left_to_write_is_counted(writer: Reader) -> None:
    writer.page.get_by_label("Nội dung").fill("Đường")
    assert "Còn 4.995 ký tự" in writer.text
