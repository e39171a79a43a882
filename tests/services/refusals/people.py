"""What members, their movement, badges, dues and corrections refuse, and to whom."""

from __future__ import annotations

from datetime import date

from core.errors import Unauthenticated
from models import (
    ExemptionKind,
    Gender,
    MemberField,
    MemberStatus,
    PositionKind,
    RequestedField,
    RequestState,
    SealedField,
    TransferKind,
    TransferState,
)
from services import (
    badges,
    correction_requests,
    dues,
    members,
    movement,
    organisations,
)
from services.actor import Work
from tests.factories.stage import HOME
from tests.services.refusals.tried import (
    ADMINISTRATOR,
    BOARD,
    PUBLISHER,
    SECRETARY,
    TODAY,
    Ids,
    Tried,
    tried,
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


def _arrive(work: Work, _ids: Ids) -> object:
    return movement.admit_from_outside(
        work,
        outside="Đảng bộ Quân đội",
        on=TODAY,
        cell="A",
        full_name="Nguyễn Thị Ví Dụ",
        birth_date=date(1961, 9, 2),
        gender=Gender.FEMALE,
        admitted_on=date(1986, 5, 19),
    )


REFUSED: list[Tried] = [
    tried(
        "members.former",
        lambda work, _: members.former(work, organisation=HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
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
    tried(
        "members.end_exemption",
        lambda work, ids: members.end_exemption(work, ids["member"], 1, on=TODAY),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "members.end_office",
        lambda work, ids: members.end_office(work, ids["member"], 1, on=TODAY),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "movement.reminders",
        lambda work, _: movement.reminders(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "movement.request_transfer",
        lambda work, ids: movement.request_transfer(
            work, ids["member"], kind=TransferKind.PERMANENT, on=TODAY, to="D"
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "movement.transfer_at_once",
        lambda work, ids: movement.transfer_at_once(
            work, ids["member"], kind=TransferKind.PERMANENT, to="B", on=TODAY
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "movement.take_step",
        lambda work, ids: movement.take_step(work, ids["transfer"], to=TransferState.SENT, on=TODAY),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried("movement.admit_from_outside", _arrive, only_sees=SECRETARY, right_but_next_door=ADMINISTRATOR),
    tried(
        "organisations.destinations",
        lambda work, _: organisations.destinations(work, "thôn"),
        nobody=Unauthenticated,
    ),
    tried(
        "movement.change_status",
        lambda work, ids: movement.change_status(
            work, ids["member"], to=MemberStatus.LEFT, on=TODAY, decision="1-QĐ/ĐU"
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "members.counts_by_child",
        lambda work, _: members.counts_by_child(work, organisations.get(work, HOME)),
        only_sees=PUBLISHER,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "members.amend",
        lambda work, ids: members.amend(
            work, ids["member"], {MemberField.GENDER: Gender.MALE}, reason="Ghi nhầm"
        ),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "members.reveal",
        lambda work, ids: members.reveal(work, ids["member"], [SealedField.PHONE], reason="Báo họp"),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "members.reveal",
        lambda work, ids: members.reveal(work, ids["member"], [SealedField.CITIZEN_ID], reason="Đối chiếu"),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "dues.read_sheet",
        lambda work, _: dues.read_sheet(work, "A", date(2026, 11, 1)),
        only_sees=ADMINISTRATOR,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "dues.save_sheet",
        lambda work, ids: dues.save_sheet(work, "A", date(2026, 11, 1), {ids["member"]: True}),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "dues.by_cell",
        lambda work, _: dues.by_cell(work, HOME, date(2026, 11, 1)),
        only_sees=ADMINISTRATOR,
        right_but_next_door=BOARD,
    ),
    tried(
        "badges.report",
        lambda work, _: badges.report(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "badges.interrupt",
        lambda work, ids: badges.interrupt(work, ids["member"], since=TODAY, until=None, reason="Kết luận"),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
        unseen_by=PUBLISHER,
    ),
    tried(
        "badges.propose_early",
        lambda work, ids: badges.propose_early(work, ids["member"], years=30),
        only_sees=SECRETARY,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "badges.award",
        lambda work, ids: badges.award(work, ids["member"], years=30, on=TODAY),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "correction_requests.submit",
        lambda work, _: correction_requests.submit(work, field=RequestedField.OTHER, text="Sửa"),
        nobody=Unauthenticated,
    ),
    tried(
        "correction_requests.transition",
        lambda work, ids: correction_requests.transition(work, ids["correction"], to=RequestState.DONE),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=SECRETARY,
    ),
]
