"""The form of a decision: which record stays, and by field whose value it takes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import RadioField
from wtforms.validators import DataRequired

from models import Gender
from services import members
from services.duplicates import FIELDS, Comparison
from services.members import StoredMember
from web.form import PageForm

LABELS = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "gender": "Giới tính",
    "admitted_on": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
    "card_number": "Số thẻ đảng viên",
    "citizen_id": "Số định danh",
    "phone": "Số điện thoại",
}
_CHOOSE = [DataRequired("Đồng chí chọn một trong hai.")]


def shown(field: str, value: Any) -> str:
    """A value as people read it; citizen id and phone masked."""
    if value is None:
        return "chưa có"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Gender):
        return "Nữ" if value is Gender.FEMALE else "Nam"
    return str(members.masked(value) if field in ("citizen_id", "phone") else value)


def differing(comparison: Comparison) -> list[str]:
    """The fields of which the two records do not say the same."""
    one, other = comparison.records
    return [field for field in FIELDS if getattr(one, field) != getattr(other, field)]


class PairForm(PageForm):
    """Two records: the proposal is chosen beforehand."""

    survivor = RadioField("Giữ lại hồ sơ nào?", _CHOOSE)

    @property
    def choice(self) -> dict[str, UUID]:
        """By field, the record whose value is taken."""
        return {field: UUID(self[field].data) for field in FIELDS if field in self}


def form_of(comparison: Comparison) -> PairForm:
    """A form with a question for each field that differs."""
    fields = differing(comparison)
    questions = {field: RadioField(LABELS[field], _CHOOSE) for field in fields}
    form: PairForm = type("ThisPairForm", (PairForm,), questions)(
        survivor=str(comparison.proposal.survivor),
        **{field: str(comparison.proposal.fields[field]) for field in fields},
    )
    form.survivor.choices = [(str(one.id), _record(one)) for one in comparison.records]
    for field in fields:
        form[field].choices = [
            (str(one.id), f"{shown(field, getattr(one, field))} (hồ sơ {place})")
            for place, one in enumerate(comparison.records, start=1)
        ]
    return form


def _record(one: StoredMember) -> str:
    return f"{one.full_name}, {one.cell.name if one.cell else ''}"
