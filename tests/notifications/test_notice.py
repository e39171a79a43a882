"""What a notice says, for every kind."""

from __future__ import annotations

import re

import pytest

from models import Urgency
from notifications.notice import Notice, NoticeKind
from tests.notifications.some import SUBJECT, told


@pytest.mark.parametrize("kind", set(NoticeKind) - {NoticeKind.TEST})
def test_every_kind_has_a_sentence_a_page_and_a_tag_that_all_providers_take(kind: NoticeKind) -> None:
    notice = Notice(kind, SUBJECT)

    assert notice.sentence
    assert re.fullmatch(rf"[a-z]+/{SUBJECT}|calls", notice.path)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", notice.tag)
    assert len(f"open:{kind}:{notice.tag}".encode()) <= 64


def test_a_test_opens_the_first_page() -> None:
    assert told(Notice(NoticeKind.TEST, SUBJECT)).link("https://so-tay.example") == "https://so-tay.example/"


@pytest.mark.parametrize("urgency", Urgency)
def test_only_the_ordinary_lets_a_phone_sleep(urgency: Urgency) -> None:
    assert Notice(NoticeKind.DIRECTIVE, SUBJECT, urgency).is_urgent == (urgency is not Urgency.NORMAL)
