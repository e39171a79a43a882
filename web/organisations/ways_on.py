"""Where the page of an organisation leads, by what the visitor may do there."""

from __future__ import annotations

from flask import url_for

from models import CELL_KINDS, Organisation
from services import exports, organisations, webhooks
from services.actor import Work
from services.permissions import Permission

WayOn = tuple[str, str, str]
"""Label, address and icon."""

_CHANGES = (
    ("Đổi tên", "rename", "pencil"),
    ("Sáp nhập", "merge", "diagram-3"),
    ("Chia tách", "split", "diagram-3"),
    ("Chuyển trực thuộc", "move", "send"),
    ("Đổi loại hình", "kind", "gear"),
    ("Giải thể", "dissolve", "x-lg"),
)
_FILES = {
    "members": "Danh sách đảng viên",
    "meetings": "Các buổi sinh hoạt",
    "directives": "Văn bản đã phát hành",
    "organisations": "Cây tổ chức",
}


def changes_of(work: Work, place: Organisation) -> list[WayOn]:
    """The orders that can be given about an organisation, if it is the visitor's to change."""
    if place.valid_to is not None or not work.actor.may(Permission.ORGANISATION_MANAGE, place.ancestors):
        return []
    ways = [
        (label, url_for("web.organisation_change.show", code=place.code, kind=kind), icon)
        for label, kind, icon in _CHANGES
        if place.parent_id is not None or kind == "rename"
    ]
    if organisations.kinds_below(place.kind):
        ways.insert(0, ("Lập tổ chức trực thuộc", url_for("web.founding.show", code=place.code), "plus-lg"))
    return ways


def links_of(work: Work, place: Organisation) -> list[WayOn]:
    """The other pages about it."""
    code, is_cell = place.code, place.kind in CELL_KINDS
    ways = (
        (Permission.MEMBER_VIEW, True, "Đảng viên", "web.member_list.show", "people"),
        (Permission.MEMBER_MANAGE, True, "Nhập danh sách đảng viên", "web.import_list.show", "upload"),
        (
            Permission.REPORT_VIEW,
            True,
            "Bảng theo dõi sinh hoạt",
            "web.attendance_board.show",
            "bar-chart-line",
        ),
        (Permission.MEETING_VIEW, is_cell, "Các buổi sinh hoạt", "web.meetings.show", "calendar-event"),
        (Permission.FOLLOWER_SET, is_cell, "Cấp ủy viên theo dõi", "web.follower.show", "eye"),
        (Permission.ACTIVATION_ISSUE, True, "Cấp mã kích hoạt", "web.activation_codes.show", "person-plus"),
    )
    links = [
        (label, url_for(endpoint, organisation=code), icon)
        for permission, is_offered, label, endpoint, icon in ways
        if is_offered and work.actor.may(permission, place.ancestors)
    ]
    if place.kind in webhooks.LEVELS and work.actor.may(Permission.ORGANISATION_MANAGE, place.ancestors):
        links.append(("Báo cho hệ thống khác", url_for("web.webhook_list.show", code=code), "send"))
    return links


def files_of(work: Work, place: Organisation) -> list[tuple[str, str]]:
    """The lists that the visitor may take out: what each is called, and its noun."""
    return [
        (label, noun)
        for noun, label in _FILES.items()
        if work.actor.may(exports.NOUNS[noun].permission, place.ancestors)
    ]
