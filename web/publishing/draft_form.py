"""The form of a directive: its metadata and its text."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import Secrecy, Urgency
from services.directives import DOCUMENT_TYPES, DirectiveFields
from web.form import PageForm
from web.words import choices

_DATES = ["%Y-%m-%d", "%d/%m/%Y"]


class DraftForm(PageForm):
    """A directive as its author enters it."""

    symbol = StringField("Số, ký hiệu", [DataRequired("Đồng chí nhập số, ký hiệu."), Length(max=60)])
    type = SelectField("Loại văn bản", [InputRequired()], choices=DOCUMENT_TYPES)
    issuer = StringField(
        "Cơ quan ban hành", [DataRequired("Đồng chí nhập cơ quan ban hành."), Length(max=200)]
    )
    issued_on = DateField("Ngày ban hành", [InputRequired("Đồng chí chọn ngày ban hành.")], format=_DATES)
    abstract = TextAreaField("Trích yếu", [DataRequired("Đồng chí nhập trích yếu."), Length(max=1000)])
    signer = StringField("Người ký", [Optional(), Length(max=100)])
    urgency = SelectField("Độ khẩn", [InputRequired()], choices=choices(Urgency))
    secrecy = SelectField(
        "Độ mật",
        [InputRequired()],
        choices=choices(Secrecy),
        description="Chỉ nhận văn bản không mật.",
    )
    summary = TextAreaField("Tóm tắt", [Optional(), Length(max=2000)])
    body = TextAreaField("Nội dung", [Optional(), Length(max=100_000)])
    acknowledge_by = DateField("Hạn xác nhận", [Optional()], format=_DATES)

    def __init__(self, **values: Any) -> None:
        """A type that a program gave an existing draft stays among the choices."""
        super().__init__(**values)
        kept = getattr(values.get("obj"), "type", None)
        if kept and kept not in DOCUMENT_TYPES:
            self.type.choices = self.type.choices | {kept: kept}

    @property
    def fields(self) -> DirectiveFields:
        """What was typed, as the use cases take it."""
        return DirectiveFields(
            symbol=self.symbol.data,
            type=self.type.data,
            issuer=self.issuer.data,
            issued_on=self.issued_on.data,
            abstract=self.abstract.data,
            signer=self.signer.data or None,
            urgency=Urgency(self.urgency.data),
            secrecy=Secrecy(self.secrecy.data),
            summary=self.summary.data or None,
            body=self.body.data or "",
            acknowledge_by=self.acknowledge_by.data,
        )
