"""The choice of who a directive is for: children of the publishing organisation, less some, by role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from models import MemberStatus, Organisation, PositionKind, Role
from services.directives import AudienceLine, AudienceRule, NameablePerson, capacity
from web.form import PageForm
from web.words import choices

EVERYBODY, SOME = "all", "some"


class AudienceForm(PageForm):
    """Sent by GET: the page of a choice can be reloaded, and is confirmed by a POST of its own."""

    to = RadioField("Gửi đến", [InputRequired("Đồng chí chọn nơi nhận.")], default=EVERYBODY)
    include = SelectMultipleField("Các tổ chức nhận")
    exclude = SelectMultipleField("Trừ các tổ chức")
    roles = SelectMultipleField(
        "Chỉ gửi người giữ chức vụ, vai trò", choices=choices(PositionKind) | choices(Role)
    )
    statuses = SelectMultipleField(
        "Chỉ gửi đảng viên", choices=choices((MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY))
    )
    without_exempt = BooleanField("Không gửi đảng viên được miễn sinh hoạt")
    name = StringField("Tìm theo họ tên", [Optional(), Length(max=100)])
    added = SelectMultipleField("Thêm từng người")
    removed = SelectMultipleField("Bớt từng người")

    def __init__(
        self,
        top: Organisation,
        children: Iterable[Organisation],
        typed: MultiDict[str, Any],
        persons: Iterable[NameablePerson] = (),
        ended: Iterable[Organisation] = (),
    ) -> None:
        """The choices below ``top``, as ``typed``; ``persons`` were found or have been chosen.

        Args:
            ended: former organisations that a saved audience names; they are shown, never sent to.
        """
        super().__init__(typed)
        self._ended = {former.code: f"{former.name} (không còn hoạt động)" for former in ended}
        below = {child.code: child.name for child in children} | self._ended
        self._top = top
        self.to.choices = {EVERYBODY: f"Toàn bộ {top.name}", SOME: "Chọn từng tổ chức"}
        self.include.choices = self.exclude.choices = below
        self.added.choices = self.removed.choices = {str(one.member_id): _shown(one) for one in persons}

    def validate_include(self, field: SelectMultipleField) -> None:
        """Choosing some means naming them."""
        if self.to.data == SOME and not field.data:
            raise ValidationError("Đồng chí chọn ít nhất một tổ chức nhận.")
        if self.to.data == SOME:
            self._refuse_ended(field)

    def validate_exclude(self, field: SelectMultipleField) -> None:
        """Nobody is both in and out."""
        if self.to.data == SOME and set(field.data) & set(self.include.data):
            raise ValidationError("Một tổ chức không thể vừa nhận vừa bị trừ.")
        self._refuse_ended(field)

    def validate_removed(self, field: SelectMultipleField) -> None:
        """Nor is a person."""
        if set(field.data) & set(self.added.data):
            raise ValidationError("Một người không thể vừa được thêm vừa bị bớt.")

    def _refuse_ended(self, field: SelectMultipleField) -> None:
        """What no longer stands is left out by whoever chooses, not by itself."""
        if ended := [self._ended[code] for code in field.data if code in self._ended]:
            raise ValidationError(f"Đồng chí bỏ chọn: {', '.join(ended)}; rồi chọn tổ chức kế thừa nếu cần.")

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, for an address; what was not takes no room there."""
        return {name: value for name, value in self.data.items() if value and name != "name"}

    @property
    def rule(self) -> AudienceRule:
        """What was chosen, as the use cases take it."""
        named = self.include.data if self.to.data == SOME else [self._top.code]
        return AudienceRule(
            include=tuple(AudienceLine(code) for code in named),
            exclude=tuple(AudienceLine(code) for code in self.exclude.data),
            roles=tuple(capacity(word) for word in self.roles.data),
            statuses=tuple(MemberStatus(status) for status in self.statuses.data),
            without_exempt=self.without_exempt.data,
            added=tuple(UUID(person) for person in self.added.data),
            removed=tuple(UUID(person) for person in self.removed.data),
        )


def _shown(person: NameablePerson) -> str:
    return f"{person.full_name}, sinh {person.birth_year}, {person.cell_name}"
