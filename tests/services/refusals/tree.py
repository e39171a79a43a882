"""What members, the tree, imports and the boards refuse, and to whom."""

from __future__ import annotations

from datetime import date

from core.errors import Unauthenticated
from models import (
    ExemptionKind,
    Gender,
    MemberField,
    MemberStatus,
    OrganisationKind,
    PositionKind,
    RequestedField,
    RequestState,
    SealedField,
    TransferKind,
    TransferState,
)
from services import (
    audit,
    badges,
    correction_requests,
    dues,
    exports,
    imports,
    members,
    movement,
    organisations,
    reports,
    rule_packs,
    tasks,
    webhooks,
)
from services.actor import Work
from services.organisations import Newcomer, Part
from services.tasks import Assignment
from tests.factories.stage import HOME
from tests.services.refusals.tried import (
    ADMINISTRATOR,
    BOARD,
    MEMBER,
    PUBLISHER,
    SECRETARY,
    SHEET,
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


def _create(work: Work, _ids: Ids) -> object:
    return organisations.create(work, code="X1-E", name="Mới", kind=OrganisationKind.CELL, parent=HOME)


def _try_creation(work: Work, _ids: Ids) -> object:
    return organisations.try_creation(
        work, code="X1-E", name="Mới", kind=OrganisationKind.CELL, parent=HOME, valid_from=TODAY
    )


def _split(work: Work, _ids: Ids) -> object:
    parts = [Part(Newcomer("X1-N", "Bắc")), Part(Newcomer("X1-S", "Nam"))]
    return organisations.split(work, HOME, parts, rest="X1-N")


REFUSED: list[Tried] = [
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
    # The tree
    tried("organisations.create", _create, only_sees=BOARD, right_but_next_door=ADMINISTRATOR),
    tried("organisations.try_creation", _try_creation, only_sees=BOARD, right_but_next_door=ADMINISTRATOR),
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
    # Webhooks
    tried(
        "webhooks.register",
        lambda work, _: webhooks.register(work, HOME, url="https://nhan.example/"),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "webhooks.listed",
        lambda work, _: webhooks.listed(work, HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    *(
        tried(f"webhooks.{name}", doing, right_but_next_door=ADMINISTRATOR, unseen_by=ADMINISTRATOR)
        for name, doing in {
            "get": lambda work, ids: webhooks.get(work, ids["webhook"]),
            "resume": lambda work, ids: webhooks.resume(work, ids["webhook"]),
            "remove": lambda work, ids: webhooks.remove(work, ids["webhook"]),
            "replay": lambda work, ids: webhooks.replay(work, ids["webhook"], first=1, last=2),
        }.items()
    ),
    # Exports
    tried(
        "exports.export",
        lambda work, _: exports.export(work, "members", HOME, "csv"),
        only_sees=PUBLISHER,
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
        "imports.upload",
        lambda work, _: imports.upload(work, organisation=HOME, file_name="a.xlsx", content=SHEET),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "imports.page",
        lambda work, _: imports.page(work, organisation=HOME),
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
        "rule_packs.set_rule",
        lambda work, _: rule_packs.set_rule(
            work, "A", rule="meeting.minutes_at_least", value=60, valid_from=TODAY, source="15-HD/BTCTU"
        ),
        only_sees=SECRETARY,
        right_but_next_door=BOARD,
    ),
    tried(
        "tasks.board",
        lambda work, _: tasks.board(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "tasks.assign",
        lambda work, _: tasks.assign(work, by=HOME, to=["A"], what=Assignment("Việc")),
        only_sees=ADMINISTRATOR,
        right_but_next_door=BOARD,
    ),
    tried(
        "tasks.report",
        lambda work, ids: tasks.report(work, ids["task"], progress=50),
        right_but_next_door=BOARD,
        unseen_by=MEMBER,
    ),
    tried(
        "tasks.cancel",
        lambda work, ids: tasks.cancel(work, ids["task"], reason="Không cần nữa"),
        only_sees=SECRETARY,
        right_but_next_door=BOARD,
        unseen_by=MEMBER,
    ),
    tried(
        "audit.entries",
        lambda work, _: audit.entries(work, HOME),
        only_sees=ADMINISTRATOR,
        right_but_next_door="auditor",
    ),
]
