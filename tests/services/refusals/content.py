"""What accounts, devices, directives, feedback and meetings refuse, and to whom."""

from __future__ import annotations

from datetime import date, time, timedelta

from core.errors import Unauthenticated
from models import (
    AttendanceStatus,
    BookmarkKind,
    Choice,
    DeviceKind,
    FeedbackKind,
    FeedbackLevel,
    FeedbackState,
    MeetingKind,
    Messenger,
    Outcome,
    Role,
    VoteMethod,
    VoteRule,
)
from services import (
    accounts,
    devices,
    directives,
    feedback,
    meetings,
)
from services.actor import Work
from services.directives import ReceiptState
from services.directives.errors import AddressExpired
from services.feedback.errors import NotInACell
from services.meetings import AttendanceRow, Habit, Statement
from tests.factories.stage import HOME
from tests.fresh_machine import NOW
from tests.services.refusals.tried import (
    ADMINISTRATOR,
    BOARD,
    MEMBER,
    OFFICER,
    PUBLISHER,
    SECRETARY,
    TO_X1,
    TODAY,
    Ids,
    Tried,
    tried,
)

OCTOBER = date(2026, 10, 1)


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


REFUSED: list[Tried] = [
    # Accounts
    tried(
        "accounts.issue_activation_code",
        lambda work, ids: accounts.issue_activation_code(work, ids["member"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "accounts.roles_at",
        lambda work, _: accounts.roles_at(work, "A", TODAY),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
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
        "directives.saved_audiences",
        lambda work, _: directives.saved_audiences(work, HOME),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.save_audience",
        lambda work, _: directives.save_audience(work, HOME, name="Cả xã", rule=TO_X1),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
    ),
    *(
        tried(f"directives.{name}", doing, right_but_next_door=PUBLISHER, unseen_by=BOARD)
        for name, doing in {
            "saved_audience": lambda work, ids: directives.saved_audience(work, ids["saved_audience"]),
            "change_saved_audience": lambda work, ids: directives.change_saved_audience(
                work, ids["saved_audience"], name="Khác"
            ),
            "forget_saved_audience": lambda work, ids: directives.forget_saved_audience(
                work, ids["saved_audience"]
            ),
        }.items()
    ),
    tried(
        "directives.unreached_cells",
        lambda work, ids: directives.unreached_cells(work, ids["draft"], TO_X1),
        right_but_next_door=PUBLISHER,
        unseen_by=SECRETARY,
    ),
    tried(
        "directives.nameable_persons",
        lambda work, ids: directives.nameable_persons(work, ids["draft"], "an"),
        right_but_next_door=PUBLISHER,
        unseen_by=SECRETARY,
    ),
    tried(
        "directives.persons_named",
        lambda work, ids: directives.persons_named(work, ids["draft"], [ids["member"]]),
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
    tried(
        "directives.check_attachment",
        lambda work, ids: directives.check_attachment(work, ids["published"], ids["published_file"]),
        right_but_next_door=MEMBER,
    ),
    tried(
        "directives.open_by_key",
        lambda work, ids: directives.open_by_key(work, ids["published_file"], "x"),
        nobody=AddressExpired,
    ),
    tried(
        "directives.forget_bookmark",
        lambda work, ids: directives.forget_bookmark(work, ids["published"], BookmarkKind.SAVED),
        nobody=Unauthenticated,
    ),
    tried(
        "directives.plan_publication",
        lambda work, ids: directives.plan_publication(
            work, ids["draft"], TO_X1, at=work.now + timedelta(days=1)
        ),
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.cancel_plan",
        lambda work, ids: directives.cancel_plan(work, ids["draft"]),
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.plan_of",
        lambda work, ids: directives.plan_of(work, ids["draft"]),
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.persons_reached",
        lambda work, ids: directives.persons_reached(work, ids["published"], organisation="X1"),
        only_sees=MEMBER,
        right_but_next_door=Role.ORGANISATION_BOARD,
    ),
    tried(
        "directives.clearance",
        lambda work, ids: directives.clearance(work, ids["draft"]),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "directives.clearance",
        lambda work, ids: directives.clearance(work, ids["published"]),
        only_sees=BOARD,
    ),
    tried(
        "directives.release",
        lambda work, ids: directives.release(work, ids["published"], reason="Tên thôn"),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.purge",
        lambda work, ids: directives.purge(work, ids["doomed"], reason="Có độ mật"),
        only_sees=PUBLISHER,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=MEMBER,
    ),
    tried(
        "directives.secrecy_acts",
        lambda work, _: directives.secrecy_acts(work, HOME),
        only_sees=ADMINISTRATOR,
        right_but_next_door="auditor",
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
        "meetings.set_habit",
        lambda work, _: meetings.set_habit(work, "A", Habit(3, 5, time(19, 30), "Nhà văn hóa")),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.habit_of",
        lambda work, _: meetings.habit_of(work, "A"),
        only_sees=PUBLISHER,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.state_outcome",
        lambda work, _: meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Lũ")),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.outcome_of",
        lambda work, _: meetings.outcome_of(work, "A", OCTOBER),
        only_sees=PUBLISHER,
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
        "meetings.open_vote",
        lambda work, ids: meetings.open_vote(
            work, ids["meeting"], question="?", rule=VoteRule.MORE_THAN_HALF, method=VoteMethod.HAND
        ),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.close_vote",
        lambda work, ids: meetings.close_vote(work, ids["vote"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.cast",
        lambda work, ids: meetings.cast(work, ids["vote"], Choice.YES),
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.reserve_opinion",
        lambda work, ids: meetings.reserve_opinion(work, ids["vote"], text="?", member_id=ids["member"]),
        only_sees=BOARD,
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
]
