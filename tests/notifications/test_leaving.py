"""One decision on what leaves: what both class and channel allow, and next to nothing by default."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Secrecy, Urgency
from notifications.leaving import EVERYTHING, Capabilities, Item, Message, Stays, decide
from notifications.notice import Notice, NoticeKind
from notifications.sending import send
from services.deliveries import Outcome, Verdict
from tests.notifications.some import SUBJECT, by_value, token

MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)
"""9 o'clock in Viet Nam."""
NEUTRAL = "Có tin mới trong sổ tay"
CHANNELS = ("fcm", "webpush", "telegram", "zalo")
ITEMS = [frozenset(some) for some in chain.from_iterable(combinations(Item, n) for n in range(len(Item) + 1))]


def carrying(items: frozenset[Item]) -> Capabilities:
    return replace(EVERYTHING, content=items)


@pytest.mark.parametrize("secrecy", set(Secrecy) - {Secrecy.NONE})
@pytest.mark.parametrize("channel", CHANNELS)
def test_of_what_is_secret_nothing_leaves(channel: str, secrecy: Secrecy) -> None:
    notice = Notice(NoticeKind.DIRECTIVE, SUBJECT, Urgency.EXPRESS, secrecy=secrecy)

    assert decide(notice, Capabilities.of(channel), MORNING) == Stays("not_allowed_to_leave")


@pytest.mark.parametrize("kind", NoticeKind)
def test_of_a_class_that_nobody_listed_an_opaque_id_leaves(kind: NoticeKind) -> None:
    left = decide(Notice(kind, SUBJECT), EVERYTHING, MORNING, {Secrecy.NONE: {}})

    assert left == Message(SUBJECT, SUBJECT.hex, is_urgent=False, sentence=NEUTRAL)


@given(st.sampled_from(ITEMS), st.sampled_from(ITEMS), st.sampled_from(NoticeKind))
def test_what_leaves_is_what_both_allow(
    allowed: frozenset[Item], carried: frozenset[Item], kind: NoticeKind
) -> None:
    notice = Notice(kind, SUBJECT)
    left = decide(notice, carrying(carried), MORNING, {Secrecy.NONE: {kind: allowed}})

    assert isinstance(left, Message)
    said = {
        Item.KIND: left.kind is not None,
        Item.SENTENCE: left.sentence != NEUTRAL,
        Item.PAGE: left.path != "",
    }
    if not notice.path:
        said[Item.PAGE] = Item.PAGE in allowed and Item.PAGE in carried
    assert {item for item, is_said in said.items() if is_said} == set(allowed) & set(carried)


def test_a_channel_that_is_not_for_many_rings_one_person() -> None:
    personal = replace(EVERYTHING, mass=False)

    assert decide(Notice(NoticeKind.DIRECTIVE, SUBJECT, is_mass=True), personal, MORNING) == Stays(
        "not_for_many"
    )
    assert isinstance(decide(Notice(NoticeKind.FEEDBACK, SUBJECT), personal, MORNING), Message)


@pytest.mark.parametrize(
    ("hour", "waits"), [(5, 1), (6, None), (21, None), (22, 8), (23, 7), (0, 6)], ids=str
)
def test_outside_its_hours_a_channel_waits_unless_it_is_urgent(hour: int, waits: int | None) -> None:
    now = datetime(2026, 11, 20, (hour - 7) % 24, tzinfo=UTC)
    daytime = replace(EVERYTHING, hours=(6, 22))
    left = decide(Notice(NoticeKind.DIRECTIVE, SUBJECT), daytime, now)

    if waits is None:
        assert isinstance(left, Message)
    else:
        assert left == Stays("outside_its_hours", timedelta(hours=waits))
    assert isinstance(decide(Notice(NoticeKind.DIRECTIVE, SUBJECT, Urgency.URGENT), daytime, now), Message)


def test_what_stays_is_given_to_no_channel() -> None:
    class Silent:
        kinds = (token("a").kind,)
        capabilities = EVERYTHING

        def send(self, message: Message, _targets: object) -> list[tuple[object, Outcome]]:
            raise AssertionError(message)

        def close(self) -> None:
            """Nothing to give back."""

    notice = Notice(NoticeKind.DIRECTIVE, SUBJECT, secrecy=Secrecy.SECRET)
    found = send({token("a").kind: Silent()}, notice, [token("a")], MORNING)  # type: ignore[dict-item]

    assert by_value(found) == {"a": Outcome(Verdict.REFUSED, "not_allowed_to_leave")}
