"""What finding, merging and judging records refuses, and to whom."""

from __future__ import annotations

from services import duplicates, quality
from tests.factories.stage import HOME
from tests.services.refusals.tried import ADMINISTRATOR, BOARD, PUBLISHER, SECRETARY, Tried, tried

REFUSED: list[Tried] = [
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
