"""What the demo published, to whom, and who opened it."""

from __future__ import annotations

import unicodedata

import pytest
from sqlalchemy import text

from demo.tables import entries
from models import DirectiveState, Urgency
from services import directives
from services.actor import SYSTEM
from services.directives import DirectiveFilter
from tests.demo.conftest import Demo
from tests.fresh_machine import NOW


def test_a_dozen_are_published_and_one_is_a_draft(demo: Demo) -> None:
    with demo.acting(demo.sign_in("publisher", "province")) as work:
        found = directives.find(work)
    states = [directive.state for directive in found]
    assert states.count(DirectiveState.PUBLISHED) >= 12
    assert states.count(DirectiveState.DRAFT) == 1
    assert {directive.urgency for directive in found} >= {Urgency.NORMAL, Urgency.URGENT, Urgency.EXPRESS}


def test_numbers_follow_the_order_of_publication(demo: Demo) -> None:
    with demo.acting(demo.sign_in("publisher", "province")) as work:
        published = [one for one in directives.find(work) if one.published_at is not None]
    in_time = sorted(published, key=lambda one: one.published_at or NOW)
    numbers = [one.seq or 0 for one in in_time]
    assert numbers == sorted(set(numbers))
    assert all(one.issued_on <= (one.published_at or NOW).date() for one in published)


def test_reach_is_complete_and_counts_readers(demo: Demo) -> None:
    with demo.acting(demo.sign_in("publisher", "province")) as work:
        for directive in directives.find(work, DirectiveFilter(state=DirectiveState.PUBLISHED)):
            found = directives.reach(work, directive.id)
            assert found.is_complete
            assert found.total.addressed == directive.addressed
            assert found.total.acknowledged <= found.total.read <= found.total.addressed
        whole_province = directives.find_by_symbol(work, "339-QĐ/TW")
        total = directives.reach(work, whole_province.id).total
    assert total.read > total.acknowledged > 0


def test_a_member_has_something_unread_and_something_read(demo: Demo) -> None:
    with demo.acting(demo.sign_in("member", "cell")) as work:
        inbox = directives.inbox(work)
    assert [one.is_unread for one in inbox[:2]] == [True, True]
    assert not all(one.is_unread for one in inbox)


def test_nothing_waits_to_ring_anybody(demo: Demo) -> None:
    with demo.runtime.work(SYSTEM, read_only=True) as work:
        assert work.session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) == 0
        assert work.session.scalar(text("SELECT count(*) FROM device")) == 0


@pytest.mark.parametrize("entry", entries("directives"), ids=lambda entry: entry["symbol"])
def test_what_does_not_exist_says_so(entry: dict[str, str]) -> None:
    is_made_up = "(mô phỏng)" in entry["issuer"]
    assert ("Văn bản mô phỏng" in entry["body"]) is is_made_up
    assert ("Bản tóm tắt do nhóm làm phần mềm viết" in entry["body"]) is not is_made_up
    assert is_made_up or "issued_on" in entry
    assert unicodedata.is_normalized("NFC", "".join(str(value) for value in entry.values()))
