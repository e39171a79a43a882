"""The votes of a meeting: asked and counted by the secretary, answered by members in two taps."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from core.errors import Conflict, HandbookError, Invalid
from models import Choice, MeetingState, VoteMethod, VoteRule
from services import meetings
from services.meetings import Electorate, Hands
from services.meetings.errors import NotEligible
from web.authentication import current_actor
from web.form import PageForm
from web.redirects import done
from web.words import choices, word
from web.work import reading, writing

votes = Blueprint("votes", __name__, url_prefix="/meetings/<uuid:meeting_id>/votes")
_COUNT = NumberRange(min=0, max=10_000, message="Đồng chí nhập một số từ 0 trở lên.")


class HandsForm(PageForm):
    """Hands counted in the room."""

    yes = IntegerField("Tán thành", [Optional(), _COUNT])
    no = IntegerField("Không tán thành", [Optional(), _COUNT])
    abstain = IntegerField("Không có ý kiến", [Optional(), _COUNT])

    @property
    def hands(self) -> Hands | None:
        """What was counted; None where nothing was entered."""
        given = (self.yes.data, self.no.data, self.abstain.data)
        return None if given == (None, None, None) else Hands(*(count or 0 for count in given))


class QuestionForm(HandsForm):
    """One question."""

    question = StringField("Nội dung biểu quyết", [DataRequired("Đồng chí nhập nội dung."), Length(max=1000)])
    method = RadioField("Cách biểu quyết", [InputRequired()], choices=choices(VoteMethod))
    rule = RadioField("Được thông qua khi", [InputRequired()], choices=choices(VoteRule))


@votes.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """Every vote with its result and who counted; whoever keeps the record asks here."""
    form = QuestionForm(method=VoteMethod.HAND.value, rule=VoteRule.MORE_THAN_HALF.value)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.open_vote(
                    work,
                    meeting_id,
                    question=form.question.data,
                    rule=VoteRule(form.rule.data),
                    method=VoteMethod(form.method.data),
                    hands=form.hands if form.method.data == VoteMethod.HAND.value else None,
                )
            return done("Đã ghi nội dung biểu quyết.", ".show", meeting_id=meeting_id)
    return _page(meeting_id, form)


@votes.post("/<uuid:vote_id>/ballot")
def cast(meeting_id: UUID, vote_id: UUID) -> ResponseReturnValue:
    """One's own choice."""
    current_actor()
    choice = request.form.get("choice")
    if choice not in set(Choice):
        abort(400)
    try:
        with writing() as work:
            meetings.cast(work, vote_id, Choice(choice))
    except (Conflict, Invalid, NotEligible) as error:
        return _refused(meeting_id, error)
    return done(f"Đồng chí đã chọn: {word(Choice(choice))}.", ".show", meeting_id=meeting_id)


@votes.post("/<uuid:vote_id>/closing")
def close(meeting_id: UUID, vote_id: UUID) -> ResponseReturnValue:
    """Fix the figures: the ballots given, or the hands counted."""
    form = HandsForm()
    try:
        with writing() as work:
            meetings.close_vote(work, vote_id, hands=form.hands if form.validate() else None)
    except (Conflict, Invalid) as error:
        return _refused(meeting_id, error)
    return done("Đã kết thúc biểu quyết.", ".show", meeting_id=meeting_id)


def explained(who: Electorate, eligible: int) -> str:
    """The denominator in words: ``38 đảng viên được biểu quyết (không tính: dự bị 1; vắng có lý do 1)``."""
    reasons = [f"{word(reason)} {count}" for reason, count in sorted(who.excluded.items())]
    without = f" (không tính: {'; '.join(reasons)})" if reasons else ""
    return f"{eligible} đảng viên được biểu quyết{without}"


def needed(rule: VoteRule, eligible: int) -> int:
    """How many must agree: the smallest number that carries."""
    return eligible // 2 + 1 if rule is VoteRule.MORE_THAN_HALF else -(-2 * eligible // 3)


def _refused(meeting_id: UUID, error: HandbookError) -> ResponseReturnValue:
    """What cannot be, on the page it was tried on."""
    form = QuestionForm(formdata=None, method=VoteMethod.HAND.value, rule=VoteRule.MORE_THAN_HALF.value)
    form.refuse(error)
    return _page(meeting_id, form)[0], 422


def _page(meeting_id: UUID, form: QuestionForm) -> tuple[str, int]:
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        found = meetings.votes_of(work, meeting_id)
    state = detail.meeting.state
    return form.page(
        "meetings/votes.html",
        detail=detail,
        meeting=detail.meeting,
        votes=[
            (one, explained(one.electorate, one.eligible), needed(one.vote.rule, one.eligible))
            for one in found
        ],
        choices=list(Choice),
        may_ask=detail.may_record and state is MeetingState.OPEN,
        is_planned=state is MeetingState.PLANNED,
    )
