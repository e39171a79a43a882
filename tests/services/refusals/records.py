"""What finding, merging and judging records refuses, and to whom."""

from __future__ import annotations

from datetime import date

from core.errors import Forbidden, Unauthenticated
from services import duplicates, engine, exports, monthly_reports, quality, reading_ladder, warnings
from tests.factories.stage import HOME
from tests.services.refusals.tried import ADMINISTRATOR, BOARD, PUBLISHER, SECRETARY, Tried, tried

REFUSED: list[Tried] = [
    tried(
        "warnings.answer",
        lambda work, ids: warnings.answer(work, ids["warning"], text="Họp bù"),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "monthly_reports.page",
        lambda work, _: monthly_reports.page(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "monthly_reports.sign",
        lambda work, ids: monthly_reports.sign(work, ids["monthly_report"], seen="?"),
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "monthly_reports.sign_anew",
        lambda work, ids: monthly_reports.sign_anew(work, ids["monthly_report"], seen="?", reason="Sửa"),
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "exports.monthly_report_file",
        lambda work, ids: exports.monthly_report_file(work, ids["monthly_report"]),
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "exports.monthly_report_document",
        lambda work, ids: exports.monthly_report_document(work, ids["monthly_report"]),
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "engine.state",
        lambda work, _: engine.state(work),
        only_sees=ADMINISTRATOR,
        nobody=Forbidden,
    ),
    tried(
        "reading_ladder.calls_to_make",
        lambda work, _: reading_ladder.calls_to_make(work),
        nobody=Unauthenticated,
    ),
    tried(
        "reading_ladder.calls_waiting",
        lambda work, _: reading_ladder.calls_waiting(work),
        nobody=Unauthenticated,
    ),
    tried(
        "warnings.snooze",
        lambda work, ids: warnings.snooze(work, ids["warning"], until=date(2026, 12, 10)),
        right_but_next_door=BOARD,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "warnings.dismiss",
        lambda work, ids: warnings.dismiss(work, ids["warning"], reason="Mới tách"),
        only_sees=SECRETARY,
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "warnings.confirm",
        lambda work, ids: warnings.confirm(work, ids["warning"]),
        only_sees=SECRETARY,
        right_but_next_door=BOARD,
        unseen_by=PUBLISHER,
    ),
    tried(
        "warnings.by_child",
        lambda work, _: warnings.by_child(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "duplicates.ask",
        lambda work, _: duplicates.ask(work, HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "duplicates.page",
        lambda work, _: duplicates.page(work, organisation=HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "duplicates.merges",
        lambda work, _: duplicates.merges(work, HOME),
        only_sees=BOARD,
        right_but_next_door=ADMINISTRATOR,
    ),
    tried(
        "duplicates.get",
        lambda work, ids: duplicates.get(work, ids["pair"]),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=SECRETARY,
    ),
    tried(
        "duplicates.compare",
        lambda work, ids: duplicates.compare(work, ids["pair"]),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=SECRETARY,
    ),
    tried(
        "duplicates.decide",
        lambda work, ids: duplicates.decide(work, ids["pair"], is_same=True),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=BOARD,
    ),
    tried(
        "duplicates.merge",
        lambda work, ids: duplicates.merge(work, ids["pair"], survivor=ids["member"]),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=BOARD,
    ),
    tried(
        "duplicates.get_merge",
        lambda work, ids: duplicates.get_merge(work, ids["merge"]),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=SECRETARY,
    ),
    tried(
        "duplicates.undo",
        lambda work, ids: duplicates.undo(work, ids["merge"]),
        right_but_next_door=ADMINISTRATOR,
        unseen_by=SECRETARY,
    ),
    tried(
        "quality.report",
        lambda work, _: quality.report(work, HOME),
        only_sees=PUBLISHER,
        right_but_next_door=BOARD,
    ),
    tried(
        "quality.failing",
        lambda work, _: quality.failing(work, "no_phone", organisation=HOME),
        only_sees=PUBLISHER,
        right_but_next_door=ADMINISTRATOR,
    ),
]
