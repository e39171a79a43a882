"""The form of a directive: its metadata and its text."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import Secrecy, Urgency
from services.directives import DOCUMENT_TYPES, ISSUERS, DirectiveFields
from web.form import PageForm
from web.words import choices

SYMBOLS = {"types": list(DOCUMENT_TYPES), "issuers": ISSUERS}
"""What the browser needs to read a symbol while it is typed."""
FROM_SYMBOL = "Theo số, ký hiệu"
_DATES = ["%Y-%m-%d", "%d/%m/%Y"]


class DraftForm(PageForm):
    """A directive as its author enters it."""

    symbol = StringField("Số, ký hiệu", [DataRequired("Đồng chí nhập số, ký hiệu."), Length(max=60)])
    type = SelectField("Loại văn bản", [Optional()], choices={"": FROM_SYMBOL} | DOCUMENT_TYPES)
    issuer = StringField("Cơ quan ban hành", [Optional(), Length(max=200)])
    issued_on = DateField("Ngày ban hành", [InputRequired("Đồng chí chọn ngày ban hành.")], format=_DATES)
    effective_on = DateField("Ngày có hiệu lực", [Optional()], format=_DATES)
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
    asks_member = TextAreaField("Đảng viên cần làm gì", [Optional(), Length(max=1000)])
    asks_secretary = TextAreaField("Bí thư chi bộ cần làm gì", [Optional(), Length(max=1000)])
    asks_committee = TextAreaField("Cấp ủy cần làm gì", [Optional(), Length(max=1000)])
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
            type=self.type.data or "",
            issuer=self.issuer.data or "",
            issued_on=self.issued_on.data,
            effective_on=self.effective_on.data,
            abstract=self.abstract.data,
            signer=self.signer.data or None,
            urgency=Urgency(self.urgency.data),
            secrecy=Secrecy(self.secrecy.data),
            summary=self.summary.data or None,
            asks_member=self.asks_member.data or None,
            asks_secretary=self.asks_secretary.data or None,
            asks_committee=self.asks_committee.data or None,
            body=self.body.data or "",
            acknowledge_by=self.acknowledge_by.data,
        )
