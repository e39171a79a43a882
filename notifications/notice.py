"""What a notice is about: that something is new, of which kind, and an opaque id."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models import Secrecy, Urgency
from services.deliveries import Assignment

TITLE = "Sổ tay đảng viên"


class NoticeKind(StrEnum):
    """What a notice is about."""

    DIRECTIVE = "directive"
    DIRECTIVE_CHANGE = "directive_change"
    FEEDBACK = "feedback"
    MEETING = "meeting"
    TASK = "task"
    NUDGE = "nudge"
    WEBHOOK = "webhook"
    CALLS = "calls"
    """A cell's secretary has somebody to call who has not read a directive."""
    REPORT = "report"
    TEST = "test"
    """A support person tries one device; there is no page about it."""


# Read on locked screens and by the providers: no title, no name, no organisation.
_SENTENCES = {
    NoticeKind.DIRECTIVE: "Bạn có văn bản mới",
    NoticeKind.DIRECTIVE_CHANGE: "Một văn bản của bạn có thay đổi",
    NoticeKind.FEEDBACK: "Phản ánh của bạn có cập nhật mới",
    NoticeKind.MEETING: "Lịch sinh hoạt của bạn có cập nhật mới",
    NoticeKind.TASK: "Bạn có nhiệm vụ mới",
    NoticeKind.NUDGE: "Có việc của tháng trước đang chờ đồng chí",
    NoticeKind.WEBHOOK: "Có hệ thống nhận tin đang bị tạm ngừng",
    NoticeKind.CALLS: "Chi bộ có việc đang chờ đồng chí",
    NoticeKind.REPORT: "Có báo cáo tháng đang chờ đồng chí",
    NoticeKind.TEST: "Tin thử: thiết bị này nhận được thông báo",
}
_PAGES = {
    NoticeKind.DIRECTIVE: "directives",
    NoticeKind.DIRECTIVE_CHANGE: "directives",
    NoticeKind.FEEDBACK: "feedback",
    NoticeKind.MEETING: "meetings",
    NoticeKind.TASK: "tasks",
    NoticeKind.NUDGE: "nudges",
    NoticeKind.WEBHOOK: "webhooks",
    NoticeKind.REPORT: "reports",
}
_LISTS = {NoticeKind.CALLS: "calls"}
"""Pages that show all there is of a kind."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, the same for everybody who gets it."""

    kind: NoticeKind
    subject_id: UUID
    urgency: Urgency = Urgency.NORMAL
    is_mass: bool = False
    """Whether a whole audience is told, and not one person about something of theirs."""
    secrecy: Secrecy = Secrecy.NONE

    @property
    def sentence(self) -> str:
        """The neutral words for this kind."""
        return _SENTENCES[self.kind]

    @property
    def tag(self) -> str:
        """What providers collapse by: a second notice about one subject replaces the first.

        32 characters, the most that a web push topic may have (RFC 8030, 5.4).
        """
        return self.subject_id.hex

    @property
    def is_urgent(self) -> bool:
        """Whether a sleeping phone is to be woken."""
        return self.urgency is not Urgency.NORMAL

    @property
    def path(self) -> str:
        """The page that shows what it is about, to whoever may see it; the first page for a test."""
        page = _PAGES.get(self.kind)
        return f"{page}/{self.subject_id}" if page else _LISTS.get(self.kind, "")


def of_publication(assignment: Assignment) -> Notice:
    """What a whole audience is told of a directive that was published to it."""
    return Notice(NoticeKind.DIRECTIVE, assignment.directive_id, assignment.urgency, is_mass=True)
