"""Ringing in this browser: the button that asks for it, and the worker that does it."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.conftest import Sit
from tests.browser.patience import wait_until
from tests.browser.reader import Reader

_SHOWN = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const notices = await registration.getNotifications();
    return notices.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }));
}"""


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


def test_a_push_rings_with_what_it_brings_and_nothing_else(sit: Sit) -> None:
    reader = sit("cell_secretary@A", permissions=["notifications"])
    notice = {"title": "Sổ tay đảng viên", "body": "Bạn có văn bản mới", "tag": "1", "url": "/directives"}
    push(reader, notice)
    wait_until(reader.page, lambda: reader.page.evaluate(_SHOWN))
    assert reader.page.evaluate(_SHOWN) == [notice]
    assert reader.page.evaluate("caches.keys()") == []


def push(reader: Reader, notice: dict[str, str]) -> None:
    """Hand a push to the service worker, as the browser would on a message of its push service."""
    reader.page.evaluate(
        "navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready)"
    )
    devtools, registrations = reader.context.new_cdp_session(reader.page), []

    def note(event: dict[str, Any]) -> None:
        registrations.extend(event["registrations"])

    devtools.on("ServiceWorker.workerRegistrationUpdated", note)
    devtools.send("ServiceWorker.enable")
    wait_until(reader.page, lambda: registrations)
    message = {
        "origin": reader.handbook.address,
        "registrationId": registrations[-1]["registrationId"],
        "data": json.dumps(notice),
    }
    devtools.send("ServiceWorker.deliverPushMessage", message)
