"""One transfer: its slip, its deadline, and the next step of whoever reads it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from core.clock import local_date
from models import TransferState
from services import calendar, movement
from services.movement import TransferSlip
from web.form import PageForm
from web.redirects import done
from web.runtime import current_runtime
from web.work import reading, writing

transfer = Blueprint("transfer", __name__, url_prefix="/transfers")
_S = TransferState


class Step(NamedTuple):
    """A button: where it leads, what it says, how it looks, and what is said once it is done."""

    to: TransferState
    label: str
    look: str
    told: str


_STEPS = (
    Step(_S.RECEIVED, "Tiếp nhận đảng viên", "primary", "Đã tiếp nhận đảng viên về chi bộ."),
    Step(_S.SENT, "Gửi phiếu chuyển", "primary", "Đã gửi phiếu chuyển sinh hoạt."),
    Step(_S.RETURNED, "Trả lại", "secondary", "Đã trả lại phiếu, kèm lý do."),
    Step(_S.CANCELLED, "Hủy phiếu", "danger", "Đã hủy phiếu chuyển sinh hoạt."),
)


class TransferForm(PageForm):
    """The day of the step, the letter, a reason where one is needed, and the button that was pressed."""

    on = DateField("Ngày", [InputRequired("Đồng chí chọn ngày.")], format=["%Y-%m-%d", "%d/%m/%Y"])
    letter_number = StringField("Số giấy giới thiệu", [Optional(), Length(max=60)])
    reason = StringField("Lý do", [Optional(), Length(max=1000)])
    step = RadioField(validators=[InputRequired()])


@transfer.route("/<uuid:transfer_id>", methods=["GET", "POST"])
def show(transfer_id: UUID) -> ResponseReturnValue:
    """The slip; what is posted here takes it a step further."""
    with reading() as work:
        slip = movement.slip(work, transfer_id)
    steps = [step for step in _STEPS if step.to in slip.next_states]
    today = local_date(current_runtime().clock())
    form = TransferForm(on=today, letter_number=slip.transfer.letter_number)
    form.step.choices = {step.to.value: step.label for step in steps}
    if form.is_sent:
        with form.refusals:
            _take(slip, form)
            told = next(step.told for step in steps if step.to.value == form.step.data)
            return done(told, ".show", transfer_id=transfer_id)
    return form.page(
        "transfers/transfer.html",
        slip=slip,
        steps=steps,
        due_warning=calendar.warning_for(slip.deadline.due_on) if slip.deadline else None,
    )


def _take(slip: TransferSlip, form: TransferForm) -> None:
    with writing() as work:
        movement.take_step(
            work,
            slip.transfer.id,
            to=TransferState(form.step.data),
            on=form.on.data,
            reason=form.reason.data,
            letter_number=form.letter_number.data,
        )
