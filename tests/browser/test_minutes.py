"""The minutes save themselves; two who write at once lose nothing."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator, expect

from core.clock import LOCAL_TIME_ZONE, local_date, system_clock
from services import meetings
from services.meetings import Writing
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader
from tests.web.material import planned

SAVED = 15_000  # milliseconds: a few seconds of waiting, and a busy machine


@pytest.fixture
def meeting(handbook: Handbook) -> UUID:
    yesterday = local_date(system_clock()) - timedelta(days=1)
    return planned(handbook.world, datetime.combine(yesterday, time(19, 30), LOCAL_TIME_ZONE))


def review(reader: Reader) -> Locator:
    return reader.page.locator("form.minutes-section").first


def kept(handbook: Handbook, meeting: UUID) -> str:
    with handbook.world.acting("cell_secretary@A") as work:
        return "".join(one.section.text for one in meetings.minutes_of(work, meeting).sections)


def test_they_save_themselves(handbook: Handbook, sit: Sit, meeting: UUID) -> None:
    reader = sit("cell_secretary@A")
    reader.open(f"/meetings/{meeting}/minutes")
    form = review(reader)
    form.get_by_role("textbox").fill("Hoàn thành 3/4 việc.")
    expect(form.get_by_role("status").last).to_contain_text("Đã lưu lúc", timeout=SAVED)
    assert kept(handbook, meeting) == "Hoàn thành 3/4 việc."


def test_both_texts_are_put_together(handbook: Handbook, sit: Sit, meeting: UUID) -> None:
    reader = sit("cell_secretary@A")
    reader.open(f"/meetings/{meeting}/minutes")
    with handbook.world.acting("cell_secretary@A") as work:
        meetings.save_section(work, meeting, Writing("review", "Bản kia.", 0))
    form = review(reader)
    form.get_by_role("textbox").fill("Bản này.")
    both = form.get_by_role("button", name="Ghép cả hai")
    expect(both).to_be_visible(timeout=SAVED)
    assert "Bản kia." in form.inner_text()
    both.click()
    expect(form.get_by_role("status").last).to_contain_text("Đã lưu lúc", timeout=SAVED)
    assert kept(handbook, meeting) == "Bản kia.\nBản này."
    reader.complaints.clear()  # the browser itself notes the 409
