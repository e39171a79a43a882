"""What the scripts beside this one share: a browser in front of a running demo, and its camera."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1000, "height": 760}
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A Chromium of this machine; its sandbox refuses to work for root."""
    found = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


def accounts_of(listed: Path, role: str) -> list[dict[str, Any]]:
    """The demo's accounts of a role, as ``demo-accounts.json`` lists them: the highest level first."""
    return [one for one in orjson.loads(listed.read_bytes()) if one["role"] == role]


def signed_in(browser: Browser, address: str, account: dict[str, Any], **options: Any) -> Page:
    """A page on which somebody has signed in, as large as a desk unless ``options`` say otherwise."""
    page = browser.new_context(**{"viewport": DESK, "locale": "vi-VN"} | options).new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Số điện thoại hoặc số thẻ").fill(account["login"])
    page.get_by_label("Mật khẩu", exact=True).fill(account["password"])
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{address}/")
    return page


def take(page: Page, name: str, top: str | None = None) -> None:
    """A picture of what is seen, from the element ``top`` down if one is named."""
    if top:
        page.locator(top).first.evaluate("element => element.scrollIntoView()")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
