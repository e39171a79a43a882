"""What directives refuse when they are tried out and after publication, and to whom."""

from __future__ import annotations

from models import LinkKind
from services import deliveries, directives
from tests.services.refusals.tried import ADMINISTRATOR, BOARD, MEMBER, PUBLISHER, TO_X1, Tried, tried

REFUSED: list[Tried] = [
    tried(
        "directives.as_if_published",
        lambda work, ids: directives.as_if_published(work, ids["draft"], TO_X1),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "deliveries.rehearse",
        lambda work, ids: deliveries.rehearse(work, ids["draft"], TO_X1),
        right_but_next_door=PUBLISHER,
        unseen_by=BOARD,
    ),
    tried(
        "deliveries.rehearse",
        lambda work, ids: deliveries.rehearse(work, ids["published"], TO_X1),
        only_sees=BOARD,
    ),
    tried(
        "deliveries.rehearsal_result",
        lambda work, ids: deliveries.rehearsal_result(work, ids["published"], ids["draft"]),
        only_sees=MEMBER,
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.correct",
        lambda work, ids: directives.correct(work, ids["published"], what="Hạn", why="Nhầm", body="Khác"),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.hold_correction",
        lambda work, ids: directives.hold_correction(
            work, ids["published"], what="Hạn", why="Nhầm", abstract="MẬT: xem"
        ),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.find_held_correction",
        lambda work, ids: directives.find_held_correction(work, ids["published"]),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.held_correction",
        lambda work, ids: directives.held_correction(work, ids["published"]),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.drop_held_correction",
        lambda work, ids: directives.drop_held_correction(work, ids["published"]),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.withdraw",
        lambda work, ids: directives.withdraw(work, ids["published"], reason="Nhầm"),
        only_sees=MEMBER,
        right_but_next_door=PUBLISHER,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "directives.replaced_version",
        lambda work, ids: directives.replaced_version(work, ids["published"], 1),
        right_but_next_door=MEMBER,
    ),
    tried(
        "directives.draft_changes",
        lambda work, ids: directives.draft_changes(work, ids["published"]),
        only_sees=MEMBER,
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.link",
        lambda work, ids: directives.link(work, ids["published"], ids["draft"], kind=LinkKind.RELATED),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
    ),
    tried(
        "directives.unlink",
        lambda work, ids: directives.unlink(work, ids["published"], ids["draft"]),
        only_sees=BOARD,
        right_but_next_door=PUBLISHER,
    ),
]
