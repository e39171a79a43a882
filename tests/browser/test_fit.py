"""Every page that anybody can reach fits a phone and a desk, and can be used by all."""

from __future__ import annotations

from collections import deque
from urllib.parse import urlsplit

import pytest

from models import FeedbackState, RequestedField
from services import correction_requests, feedback
from tests.browser.accessibility import violations
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader
from tests.web.material import drafted, planned, published, sent

LONG = "Nghiêncứukhảosátđánhgiátổngkết" * 4
_LINKS = (
    "() => [...document.querySelectorAll('a[href]:not([download])')].map((one) => one.getAttribute('href'))"
)
# What differs each time it is shown, ids and proofs of forms, taken out.
_CONTENT = """() => document.querySelector("main").outerHTML
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "").replace(/value="[^"]{40,}"/g, "")"""


@pytest.fixture(scope="module")
def examined() -> set[str]:
    """The contents of pages that axe has seen: to look takes it longer than to show them."""
    return set()


@pytest.fixture(scope="module", autouse=True)
def matters(handbook: Handbook) -> None:
    """Something on every page, with words longer than a phone is wide."""
    world = handbook.world
    for number in range(22):
        published(
            world, f"{number}-HD/TU", to="T1", body=f"## {LONG}\n\n| a | b |\n|---|---|\n| {LONG} | {LONG} |"
        )
    drafted(world, f"{LONG[:55]}/TU")
    planned(world)
    author = world.members["A"][1]
    with world.acting(author) as work:
        correction_requests.submit(work, field=RequestedField.OTHER, text=LONG)
    matter = sent(world, world.members["A"][0], LONG)
    with world.acting("feedback_officer@X1") as work:
        feedback.transition(work, matter, to=FeedbackState.ANSWERED, reason=LONG)


@pytest.mark.parametrize(
    "who",
    [
        None,
        "publisher@T1",
        "feedback_officer@X1",
        "organisation_board@X1",
        "administrator@X1",
        "cell_secretary@A",
        "auditor@T1",
    ],
)
def test_wherever_one_goes(handbook: Handbook, sit: Sit, examined: set[str], who: str | None) -> None:
    reader = sit(who or handbook.world.members["A"][0])
    assert violations(reader.page) == [], "what stands around every page of theirs"
    assert len(walk(reader, examined)) >= 10


def test_before_signing_in(sit: Sit) -> None:
    reader = sit(None)
    for path in ("/sign-in", "/activation"):
        reader.open(path)
        assert violations(reader.page) == [], path


def test_the_first_key_leads_past_the_navigation(sit: Sit) -> None:
    reader = sit("cell_secretary@A")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Chuyển đến nội dung chính"
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "content"


def walk(reader: Reader, examined: set[str]) -> set[str]:
    """Open every kind of page that links lead to, once each; returns the kinds.

    What others have seen before, word for word, is shown and measured again, and examined no second time.
    """
    seen: set[str] = set()
    waiting = deque(["/"])
    while waiting:
        path = waiting.popleft()
        if (kind := kind_of(path)) in seen or not is_page(path):
            continue
        seen.add(kind)
        reader.open(path)
        content = reader.page.evaluate(_CONTENT)
        if content not in examined:
            assert violations(reader.page) == [], path
            examined.add(content)
        waiting.extend(reader.page.evaluate(_LINKS))
    return seen


def kind_of(path: str) -> str:
    """The path with every id made one."""
    parts = urlsplit(path).path.split("/")
    return "/".join("<id>" if len(part) == 36 else part for part in parts)


def is_page(path: str) -> bool:
    return path.startswith("/") and "/attachments/" not in path
