"""The button that lets this browser ring."""

from __future__ import annotations

from tests.browser.conftest import Sit


def test_it_says_how_this_browser_stands(sit: Sit) -> None:
    reader = sit("cell_secretary@A")
    reader.open("/account")
    state = reader.page.locator("[data-push-state]")
    assert state.inner_text() in (
        "Máy này chưa bật thông báo.",
        "Trình duyệt đang chặn thông báo của sổ tay. Đồng chí mở phần cài đặt của trình duyệt để cho phép.",
    )


def test_without_scripts_it_says_what_is_missing(sit: Sit) -> None:
    reader = sit("cell_secretary@A", java_script_enabled=False)
    reader.page.goto(f"{reader.handbook.address}/account")
    assert "cần trình duyệt mới và đang bật JavaScript" in reader.page.get_by_role("main").inner_text()
    assert not reader.page.get_by_role("button", name="Bật thông báo trên máy này").is_visible()
