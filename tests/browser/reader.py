"""Somebody in front of a browser; every page they see is looked at on a phone and on a desk."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.browser.handbook import Handbook
from tests.factories import Person
from tests.factories.sessions import open_cookie_session
from tests.factories.world import PASSWORD

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
_TOO_WIDE = """() => [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((one) => `${one.tagName}.${one.className}`)"""
_IDS_USED_TWICE = """() => [...document.querySelectorAll("[id]")].map((one) => one.id)
    .filter((id, index, all) => all.indexOf(id) !== index)"""


class Reader:
    """One browser window. Complaints of the browser are kept, and :meth:`look` fails on any."""

    def __init__(self, handbook: Handbook, context: BrowserContext) -> None:
        self.handbook = handbook
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._failed)

    def open(self, path: str) -> None:
        """Go to a page and look at it."""
        self.page.goto(self.handbook.address + path)
        self._look()

    def sign_in(self, person: Person) -> None:
        """Through the form, with a password of one's own."""
        self.handbook.world.activate(person)
        self.open("/sign-in")
        self.page.get_by_label("Số điện thoại hoặc số thẻ đảng viên").fill(person.login)
        self.page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        self.press("Đăng nhập")

    def come_back(self, person: Person) -> None:
        """Signed in some time before, on this very device."""
        token = open_cookie_session(self.handbook.world, person)
        cookie = {"name": "handbook_session", "value": token, "url": self.handbook.address}
        self.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict has the same shape
        self.open("/")

    def press(self, name: str) -> None:
        """Press the button of that name, and look at the page that follows."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.look()

    def follow(self, name: str) -> None:
        """Follow the link of that name, and look at the page that follows."""
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.look()

    def look(self) -> None:
        """Nothing runs out of the page at the width of a phone or a desk, and the browser is content."""
        self.page.wait_for_load_state("networkidle")
        self._look()

    def _look(self) -> None:
        before = self.page.viewport_size
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict has the same shape
            width = self.page.evaluate("document.documentElement.scrollWidth")
            assert width <= size["width"], (self.path, size, width, self.page.evaluate(_TOO_WIDE))
        if before:
            self.page.set_viewport_size(before)
        assert self.page.evaluate(_IDS_USED_TWICE) == [], self.path
        assert self.complaints == [], (self.path, self.complaints)

    @property
    def path(self) -> str:
        """The page that is open."""
        return self.page.url.removeprefix(self.handbook.address)

    @property
    def text(self) -> str:
        """What the page says, blanks made one."""
        return re.sub(r"\s+", " ", self.page.get_by_role("main").inner_text())

    def stored(self) -> str:
        """What scripts keep on this device."""
        kept: Any = self.page.evaluate("JSON.stringify(localStorage)")
        return str(kept)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page left before all of it was there
            self.complaints.append(f"{request.url}: {request.failure}")
