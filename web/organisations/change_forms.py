"""The forms of simple orders: when, by which document, and what changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from wtforms import DateField, RadioField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from models import Organisation, OrganisationKind
from services import organisations
from services.actor import Work
from services.organisations import ChangeReport
from web.form import PageForm
from web.queries import text_argument
from web.words import choices, word

CODE = Regexp(r"^[0-9A-Za-z._\-]{1,40}$", message="Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch nối.")

NEW = "+"
"""No code: a successor to be founded."""


class ChangeForm(PageForm):
    """What every order says; filled in like the order before it, so that nothing is typed twice."""

    title: ClassVar[str]
    effective_on = DateField(
        "Ngày có hiệu lực",
        [InputRequired("Đồng chí chọn ngày có hiệu lực.")],
        format=["%Y-%m-%d", "%d/%m/%Y"],
        description="Có thể là ngày đã qua hoặc ngày sắp tới; ngày sắp tới thì thay đổi chờ đến ngày đó.",
    )
    decision = StringField(
        "Văn bản quyết định", [Length(max=100)], description="Số, ký hiệu. Ví dụ: 1656/NQ-UBTVQH15."
    )

    def __init__(self, work: Work, place: Organisation, **values: Any) -> None:
        """For an order about ``place``."""
        latest = organisations.latest_order(work)
        proposed = {
            "effective_on": latest.effective_on if latest else work.today,
            "decision": latest.decision if latest else "",
        }
        super().__init__(**proposed | values)
        self.place = place

    @property
    def how(self) -> dict[str, Any]:
        """Day and document, as the use cases take them."""
        day: date = self.effective_on.data
        return {"effective_on": day, "decision": self.decision.data or None}

    @property
    def summary(self) -> str:
        """What is ordered, in words."""
        raise NotImplementedError

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Give the order, or find out what it would do."""
        raise NotImplementedError


class RenameForm(ChangeForm):
    """Another name."""

    title = "Đổi tên"
    name = StringField(
        "Tên mới",
        [DataRequired("Đồng chí nhập tên mới."), Length(max=200)],
        description="Tên cũ vẫn hiện đúng ở các ngày trước.",
    )

    def __init__(self, work: Work, place: Organisation) -> None:
        """Beginning with the present name."""
        super().__init__(work, place, name=place.name)

    @property
    def summary(self) -> str:
        """Old and new."""
        return f"{self.place.name} đổi tên thành {self.name.data}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Rename."""
        return organisations.rename(work, self.place.code, name=self.name.data, preview=preview, **self.how)


class MoveForm(ChangeForm):
    """Another organisation above."""

    title = "Chuyển trực thuộc"
    parent = RadioField("Trực thuộc tổ chức nào", [InputRequired("Đồng chí chọn tổ chức cấp trên mới.")])

    def __init__(self, work: Work, place: Organisation) -> None:
        """A choice among those that may stand above."""
        super().__init__(work, place)
        chosen = [self.parent.data] if self.parent.data else []
        self.parent.choices = offered(work, place, organisations.kinds_above(place.kind), chosen)

    @property
    def summary(self) -> str:
        """Old and new."""
        return f"{self.place.name} chuyển về {self.parent.choices[self.parent.data]}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Move."""
        return organisations.move(work, self.place.code, parent=self.parent.data, preview=preview, **self.how)


class KindForm(ChangeForm):
    """Another kind."""

    title = "Đổi loại hình"
    to = RadioField("Loại hình mới", [InputRequired("Đồng chí chọn loại hình mới.")])

    def __init__(self, work: Work, place: Organisation) -> None:
        """A choice among the other kinds that may stand where it stands."""
        super().__init__(work, place)
        above = work.session.get_one(Organisation, place.parent_id).kind if place.parent_id else None
        allowed = organisations.kinds_below(above) if above else frozenset(OrganisationKind)
        self.to.choices = choices(kind for kind in OrganisationKind if kind in allowed - {place.kind})

    @property
    def summary(self) -> str:
        """Old and new."""
        return f"{self.place.name}: {word(self.place.kind)} thành {word(OrganisationKind(self.to.data))}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Make it another kind."""
        kind = OrganisationKind(self.to.data)
        return organisations.change_kind(work, self.place.code, kind=kind, preview=preview, **self.how)


class DissolveForm(ChangeForm):
    """The end."""

    title = "Giải thể"

    @property
    def summary(self) -> str:
        """Old and new."""
        return f"Giải thể {self.place.name}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Dissolve."""
        return organisations.dissolve(work, self.place.code, preview=preview, **self.how)


class MergeForm(ChangeForm):
    """With whom, and into what."""

    title = "Sáp nhập"
    others = SelectMultipleField("Sáp nhập với", [InputRequired("Đồng chí chọn ít nhất một tổ chức.")])
    into = RadioField("Tổ chức sau sáp nhập", [InputRequired("Đồng chí chọn tổ chức sau sáp nhập.")])
    name = StringField("Tên tổ chức mới", [Length(max=200)])
    code = StringField("Mã tổ chức mới", description="Sổ tay đề xuất; dùng lâu dài, không đổi được.")

    def __init__(self, work: Work, place: Organisation) -> None:
        """A choice among others of the same kind, neighbours first."""
        above = work.session.get_one(Organisation, place.parent_id)
        code = organisations.proposed_code(work, above, place.kind)
        super().__init__(work, place, name=place.name, code=code, into=place.code)
        self.others.choices = offered(work, place, {place.kind}, self.others.data or [])
        self.into.choices = {place.code: f"Nhập vào {place.name}", NEW: "Lập một tổ chức mới"}

    @property
    def summary(self) -> str:
        """Old and new."""
        names = [self.place.name, *(self.others.choices[code] for code in self.others.data)]
        return f"{', '.join(names)} thành {self.name.data if self.into.data == NEW else self.place.name}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Merge."""
        is_new = self.into.data == NEW
        return organisations.merge(
            work,
            [self.place.code, *self.others.data],
            into=self.code.data if is_new else self.place.code,
            name=self.name.data if is_new else None,
            preview=preview,
            **self.how,
        )


def offered(
    work: Work, place: Organisation, kinds: Iterable[OrganisationKind], chosen: Iterable[str]
) -> dict[str, str]:
    """Code and name of those to choose from, those chosen before always among them."""
    found = organisations.candidates(work, place, kinds=set(kinds), query=text_argument("q"))
    known = {one.code for one in found}
    kept = [organisations.get(work, code) for code in chosen if code not in known]
    return {one.code: f"{one.name} ({word(one.kind)}, mã {one.code})" for one in (*kept, *found)}
