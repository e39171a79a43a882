"""Pairs of records that may be one person, the surest first; and looking for more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import PairState
from services import duplicates, organisations
from services.accounts import HeldRole
from services.duplicates import MEANINGS, PairRow, Reason
from services.permissions import Permission
from web.frame import current_frame
from web.queries import number_argument, text_argument
from web.redirects import done
from web.work import reading, writing

pair_list = Blueprint("pair_list", __name__, url_prefix="/duplicates")
_AT_ONCE = 30
_STATES = {
    PairState.OPEN: "Chờ quyết định",
    PairState.SAME: "Là một người, chờ gộp",
    PairState.DIFFERENT: "Hai người khác nhau",
}


@pair_list.get("")
def show() -> ResponseReturnValue:
    """The pairs of an organisation in one state, and the merges that can still be undone."""
    state = _state()
    with reading() as work:
        organisation = organisations.get(work, _code())
        rows = duplicates.page(
            work, organisation=organisation.code, state=state, after=_after(), limit=_AT_ONCE + 1
        )
        merged = duplicates.merges(work, organisation.code, limit=_AT_ONCE)
        search = duplicates.last_search(work, organisation)
    return render_template(
        "duplicates/list.html",
        organisation=organisation,
        rows=rows[:_AT_ONCE],
        more=_address(organisation.code, state, rows[_AT_ONCE - 1]) if len(rows) > _AT_ONCE else None,
        merged=merged,
        search=search,
        state=state,
        why=reasons_for,
        states=[(label, _address(organisation.code, one), one is state) for one, label in _STATES.items()],
        filters=[
            (
                held.organisation_name,
                _address(held.organisation, state),
                held.organisation == organisation.code,
            )
            for held in current_frame().places(Permission.MEMBER_MANAGE)
        ],
    )


@pair_list.post("/search")
def search() -> ResponseReturnValue:
    """Have all members of the organisation compared; a worker does it."""
    code = request.form.get("organisation", "")
    with writing() as work:
        duplicates.ask(work, code)
    return done(
        "Đã bắt đầu đối chiếu. Với một xã việc này mất vài giây; đồng chí mở lại trang này để xem kết quả.",
        "web.pair_list.show",
        organisation=code,
    )


def reasons_for(row: PairRow) -> str:
    """What speaks for one person, strongest first: ``Cùng họ tên, cùng ngày sinh``."""
    found = sorted((MEANINGS[Reason(code)] for code in row.pair.reasons), key=lambda one: -one.points)
    words = [one.vi for one in found if one.points > 0][:3]
    return ", ".join([*words[:1], *(word[0].lower() + word[1:] for word in words[1:])])


def _places() -> list[HeldRole]:
    return current_frame().places(Permission.MEMBER_MANAGE)


def _code() -> str:
    places = _places()
    if not places:
        raise Forbidden
    return text_argument("organisation") or places[0].organisation


def _state() -> PairState:
    asked = request.args.get("state", "")
    return PairState(asked) if asked in _STATES else PairState.OPEN


def _after() -> tuple[int, str] | None:
    score, last = number_argument("score"), request.args.get("after", type=UUID)
    return (score, str(last)) if score is not None and last is not None else None


def _address(code: str, state: PairState, last: PairRow | None = None) -> str:
    place: dict[str, Any] = {"score": last.pair.score, "after": last.pair.id} if last else {}
    return url_for("web.pair_list.show", organisation=code, state=state.value, **place)
