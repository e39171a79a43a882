"""What each use case refuses to whom: every command of every domain, tried below the doors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from core.errors import Forbidden, HandbookError, NotFound, Unauthenticated
from models import (
    AttendanceStatus,
    DeviceKind,
    ExemptionKind,
    FeedbackKind,
    FeedbackLevel,
    FeedbackState,
    Gender,
    MeetingKind,
    Messenger,
    OrganisationKind,
    PositionKind,
    Role,
)
from services import (
    accounts,
    audit,
    devices,
    directives,
    feedback,
    imports,
    meetings,
    members,
    organisations,
    reports,
)
from services.actor import Work
from services.directives import AudienceLine, AudienceRule, ReceiptState
from services.feedback.errors import NotInACell
from services.meetings import AttendanceRow
from services.organisations import Newcomer, Part
from tests.factories.stage import HOME, NEXT_DOOR
from tests.shared_world import NOW

Ids = dict[str, UUID]
Who = tuple[str, str] | None
MEMBER, SECRETARY, PUBLISHER = "member", "cell_secretary", "publisher"
OFFICER, BOARD, ADMINISTRATOR = "feedback_officer", "organisation_board", "administrator"
NOBODY: Who = None
TODAY = date(2026, 11, 22)
TO_X1 = AudienceRule((AudienceLine(HOME),))
SHEET = b"x"


@dataclass(frozen=True)
class Tried:
    """One use case, how it is called, and what each who may not is told."""

    name: str
    doing: Callable[[Work, Ids], Any]
    refusals: tuple[tuple[Who, type[HandbookError]], ...]


def at_home(role: str) -> Who:
    return (role, HOME)


def next_door(role: str) -> Who:
    return (role, NEXT_DOOR)


def tried(
    name: str,
    doing: Callable[[Work, Ids], Any],
    *,
    only_sees: str | None = None,
    right_but_next_door: str | None = None,
    unseen_by: str | None = None,
    nobody: type[HandbookError] = NotFound,
) -> Tried:
    """Forbidden to who only sees it; not there for the right person next door, nor for others at home."""
    refusals: list[tuple[Who, type[HandbookError]]] = [(NOBODY, nobody)]
    if only_sees:
        refusals.append((at_home(only_sees), Forbidden))
    if right_but_next_door:
        refusals.append((next_door(right_but_next_door), NotFound))
    if unseen_by:
        refusals.append((at_home(unseen_by), NotFound))
    return Tried(name, doing, tuple(refusals))


def _draft(work: Work, _ids: Ids) -> object:
    return directives.draft(
        work,
        organisation=HOME,
        symbol="9-HD/ĐU",
        type="HD",
        issuer=HOME,
        issued_on=TODAY,
        abstract="Về sinh hoạt chi bộ",
    )


def _admit(work: Work, _ids: Ids) -> object:
    return members.admit(
        work,
        cell="A",
        full_name="Nguyễn Thị Ví Dụ",
        birth_date=date(1961, 9, 2),
        gender=Gender.FEMALE,
        admitted_on=date(1986, 5, 19),
    )


def _create(work: Work, _ids: Ids) -> object:
    return organisations.create(work, code="X1-E", name="Mới", kind=OrganisationKind.CELL, parent=HOME)


def _split(work: Work, _ids: Ids) -> object:
    parts = [Part(Newcomer("X1-N", "Bắc")), Part(Newcomer("X1-S", "Nam"))]
    return organisations.split(work, HOME, parts, rest="X1-N")


REFUSED = [
    # Accounts
    tried(
        "accounts.issue_activation_code",
        lambda work, ids: accounts.issue_activation_code(work, ids["member"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "accounts.grant_role",
        lambda work, ids: accounts.grant_role(work, ids["member"], role=Role.PUBLISHER, organisation="A"),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "accounts.sign_out",
        lambda work, ids: accounts.sign_out(work, ids["session"]),
        unseen_by=ADMINISTRATOR,
        nobody=Unauthenticated,
    ),
    tried("accounts.rotate", lambda work, _: accounts.rotate(work), nobody=Unauthenticated),
    tried("accounts.begin_totp", lambda work, _: accounts.begin_totp(work), nobody=Unauthenticated),
    tried("accounts.confirm_totp", lambda work, _: accounts.confirm_totp(work, "1"), nobody=Unauthenticated),
    tried("accounts.stop_totp", lambda work, _: accounts.stop_totp(work, "1"), nobody=Unauthenticated),
    tried("accounts.totp_status", lambda work, _: accounts.totp_status(work), nobody=Unauthenticated),
    # Devices
    tried(
        "devices.register",
        lambda work, _: devices.register(work, kind=DeviceKind.FCM_ID, value="x"),
        nobody=Unauthenticated,
    ),
    tried(
        "devices.remove",
        lambda work, _: devices.remove(work, kind=DeviceKind.FCM_ID, value="somebodys-phone"),
        unseen_by=MEMBER,
        nobody=Unauthenticated,
    ),
    tried(
        "devices.offer_link",
        lambda work, _: devices.offer_link(work, Messenger.TELEGRAM),
        nobody=Unauthenticated,
    ),
    # Directives
    tried("directives.draft", _draft, only_sees=BOARD, right_but_next_door=PUBLISHER),
    tried(
        "directives.edit",
        lambda work, ids: directives.edit(work, ids["draft"], abstract="Khác"),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "directives.edit",
        lambda work, ids: directives.edit(work, ids["published"], abstract="Khác"),
        only_sees=BOARD,
    ),
    tried(
        "directives.attach",
        lambda work, ids: directives.attach(work, ids["draft"], file_name="a.pdf", content=b"%PDF-"),
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.detach",
        lambda work, ids: directives.detach(work, ids["draft"], ids["draft_file"]),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "directives.preview_audience",
        lambda work, ids: directives.preview_audience(work, ids["draft"], TO_X1),
        right_but_next_door=PUBLISHER,
        unseen_by=SECRETARY,
    ),
    tried(
        "directives.publish",
        lambda work, ids: directives.publish(work, ids["draft"], TO_X1),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "directives.publish",
        lambda work, ids: directives.publish(work, ids["published"], TO_X1),
        only_sees=MEMBER,
    ),
    tried(
        "directives.confirm",
        lambda work, ids: directives.confirm(work, ids["published"], ReceiptState.READ),
        only_sees=BOARD,
        right_but_next_door=MEMBER,
    ),
    tried(
        "directives.read_attachment",
        lambda work, ids: directives.read_attachment(work, ids["published"], ids["published_file"]),
        right_but_next_door=MEMBER,
    ),
    tried(
        "directives.reach",
        lambda work, ids: directives.reach(work, ids["published"]),
        only_sees=MEMBER,
        right_but_next_door=PUBLISHER,
    ),
    # Feedback
    tried(
        "feedback.submit",
        lambda work, _: feedback.submit(
            work, kind=FeedbackKind.REPORT, level=FeedbackLevel.CENTRE, text="Đường hỏng"
        ),
        nobody=NotInACell,
    ),
    tried(
        "feedback.reply",
        lambda work, ids: feedback.reply(work, ids["feedback"], text="Đang xem"),
        right_but_next_door=OFFICER,
        unseen_by=SECRETARY,
    ),
    tried(
        "feedback.transition",
        lambda work, ids: feedback.transition(work, ids["feedback"], to=FeedbackState.RECEIVED),
        right_but_next_door=OFFICER,
        unseen_by=SECRETARY,
    ),
    # Meetings
    tried(
        "meetings.plan",
        lambda work, _: meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=NOW, place="Thôn"
        ),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.edit",
        lambda work, ids: meetings.edit(work, ids["meeting"], place="Khác"),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.lock",
        lambda work, ids: meetings.lock(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.read_sheet",
        lambda work, ids: meetings.read_sheet(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.save_sheet",
        lambda work, ids: meetings.save_sheet(
            work, ids["meeting"], [AttendanceRow(ids["member"], AttendanceStatus.PRESENT)]
        ),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    # Members
    tried("members.admit", _admit, only_sees=SECRETARY, right_but_next_door=ADMINISTRATOR),
    tried(
        "members.appoint",
        lambda work, ids: members.appoint(
            work, ids["member"], organisation="A", kind=PositionKind.SECRETARY, since=TODAY
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "members.attach_temporarily",
        lambda work, ids: members.attach_temporarily(
            work, ids["member"], cell="A", since=TODAY, until=date(2027, 3, 1)
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "members.exempt",
        lambda work, ids: members.exempt(work, ids["member"], kind=ExemptionKind.EXEMPT, since=TODAY),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "members.transfer",
        lambda work, ids: members.transfer(work, ids["member"], to="B"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    # The tree
    tried("organisations.create", _create, only_sees=BOARD, right_but_next_door=ADMINISTRATOR),
    tried(
        "organisations.rename",
        lambda work, _: organisations.rename(work, HOME, name="Khác"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "organisations.move",
        lambda work, _: organisations.move(work, "A", parent=HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "organisations.change_kind",
        lambda work, _: organisations.change_kind(work, "A", kind=OrganisationKind.BASE_CELL),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "organisations.dissolve",
        lambda work, _: organisations.dissolve(work, "A"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "organisations.merge",
        lambda work, _: organisations.merge(work, ["A", "B"], into="A"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried("organisations.split", _split, only_sees=BOARD, right_but_next_door=ADMINISTRATOR),
    tried(
        "organisations.withdraw",
        lambda work, _: organisations.withdraw(work, HOME, 1),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "organisations.add_external_code",
        lambda work, _: organisations.add_external_code(work, HOME, system="gso", external="17206"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    # Imports
    tried(
        "imports.preview",
        lambda work, _: imports.preview(work, SHEET, organisation=HOME),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "imports.commit",
        lambda work, _: imports.commit(work, SHEET, organisation=HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "imports.runs",
        lambda work, _: imports.runs(work, organisation=HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    # Boards
    tried(
        "reports.attendance",
        lambda work, _: reports.attendance(work, HOME, first_day=TODAY, last_day=TODAY),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "audit.entries",
        lambda work, _: audit.entries(work, HOME),
        only_sees=ADMINISTRATOR,
        right_but_next_door="auditor",
    ),
]

READ_WITHIN_WHAT_ONE_SEES = {
    *("accounts.actor_of", "accounts.identity", "accounts.member_with_number", "accounts.own_sessions"),
    *("audit.about_me", "devices.own_devices"),
    *("directives.detail", "directives.find", "directives.get"),
    *("directives.inbox", "directives.sync", "directives.unread_count"),
    *("feedback.detail", "feedback.levels_open_to", "feedback.own", "feedback.queue"),
    *("meetings.detail", "meetings.get", "meetings.next_for_me", "meetings.of_cell"),
    *("members.get", "members.page"),
    *("organisations.by_external_code", "organisations.children", "organisations.children_as_of"),
    *("organisations.external_codes", "organisations.get", "organisations.get_as_of"),
    *("organisations.history", "organisations.lasting", "organisations.parent_code"),
    *("organisations.roots", "organisations.subtree", "organisations.subtree_as_of"),
    *("organisations.way_as_of", "organisations.way_to"),
}
"""They ask ``visible_to``, and show less rather than refuse; tried in every role over REST."""

PARTS_OF_OTHERS = {
    # Of use cases that have asked for the right before.
    *("accounts.activated_among", "directives.of_directive", "imports.commit_preview"),
    *("imports.missing_from_file", "members.admit_many", "members.below", "members.correct"),
    *("members.exempt_at", "members.expected_at", "members.holders_of", "members.home_cell"),
    *("members.namesakes", "members.number_conditions", "members.rehome", "members.remove_unused"),
    *("members.return_home", "organisations.picture_of", "organisations.pictures_of"),
    # Of workers, who act for the handbook itself.
    *("deliveries.begin", "deliveries.bury", "deliveries.conclude", "deliveries.continue_expansion"),
    *("deliveries.expand_next", "deliveries.finish", "deliveries.notify", "deliveries.targets_of"),
    "organisations.carry_out_next_due",
    # Of the bot: the chat itself, or a one-time code, is what proves who asks.
    *("devices.link_chat", "devices.member_of_chat", "devices.unlink_chat"),
}
"""Never called by a door for somebody whose rights were not decided yet."""

LATER = {"imports.undo"}
"""Tried with an import to undo, in the tests of imports."""
