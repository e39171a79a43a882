"""The warnings that the demo's own records raise, and what a board and a secretary made of some."""

from __future__ import annotations

from functools import partial

from demo.history import History
from demo.posts import People, office_post, secretary
from demo.tree import FIRST_COMMUNE
from models import Role, WarningRule
from services import warnings

_CONFIRMED = 4


def judge_records(history: History, people: People) -> None:
    """Let the rules look at every cell, now."""
    history.at(history.now, partial(_judge, history, people))


def _judge(history: History, people: People) -> None:
    seen: int | None = 0
    while seen is not None:
        with history.system() as work:
            seen = warnings.refresh_next(work, after=seen)
    with history.acting(office_post(people, FIRST_COMMUNE, Role.ORGANISATION_BOARD).person) as work:
        found = warnings.page(work, organisation=FIRST_COMMUNE, rule=WarningRule.LOW_ATTENDANCE)
        cells = [one.cell.code for one in found]
        for one in found[1 : 1 + _CONFIRMED]:
            warnings.confirm(work, one.warning.id)
        for one in found[1 + _CONFIRMED : 2 + _CONFIRMED]:
            warnings.dismiss(work, one.warning.id, reason="Đảng viên đi làm ăn xa, đã xếp họp trực tuyến")
    if cells:
        with history.acting(secretary(people, cells[0])) as work:
            text = "Chi bộ đã gặp từng đồng chí hay vắng, chuyển giờ họp sang tối thứ bảy."
            warnings.answer(work, found[0].warning.id, text=text)
