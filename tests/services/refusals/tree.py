"""What the tree, its exchange with other systems, and the boards refuse, and to whom."""

from __future__ import annotations

from models import (
    OrganisationKind,
)
from services import (
    audit,
    exports,
    imports,
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
            "detail": lambda work, ids: webhooks.detail(work, ids["webhook"]),
            "pause": lambda work, ids: webhooks.pause(work, ids["webhook"]),
            "send_test": lambda work, ids: webhooks.send_test(work, ids["webhook"]),
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
        "reports.compliance",
        lambda work, _: reports.compliance(work, HOME, TODAY.replace(day=1)),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "reports.adoption",
        lambda work, _: reports.adoption(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "exports.adoption_file",
        lambda work, _: exports.adoption_file(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "reports.by_month",
        lambda work, _: reports.by_month(work, HOME, TODAY.replace(day=1)),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "reports.cells_behind",
        lambda work, _: reports.cells_behind(work, HOME, TODAY.replace(day=1), None),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "reports.conduct_behind",
        lambda work, _: reports.conduct_behind(
            work, HOME, TODAY.replace(day=1), reports.ConductFigure.DECISIONS
        ),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "reports.explain",
        lambda work, _: reports.explain(work, HOME, reports.Figure.PRESENT, first_day=TODAY, last_day=TODAY),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "exports.attendance_file",
        lambda work, _: exports.attendance_file(work, HOME, TODAY, TODAY),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "exports.compliance_file",
        lambda work, _: exports.compliance_file(work, HOME, TODAY.replace(day=1)),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "exports.task_board_file",
        lambda work, _: exports.task_board_file(work, HOME),
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
