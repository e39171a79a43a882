"""The living page of every component in all its states, for those who write pages and for the tests."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional, Regexp

from web import components_samples as samples

components_page = Blueprint("components_page", __name__, url_prefix="/components")

LEVELS = {"cell": "Chi bộ", "commune": "Đảng ủy xã", "province": "Tỉnh ủy"}


class SampleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF carries no types
    """One field of each kind."""

    title = StringField("Tiêu đề", [DataRequired("Đồng chí nhập tiêu đề")], description="Một câu ngắn.")
    text = TextAreaField("Nội dung", [DataRequired("Đồng chí nhập nội dung phản ánh"), Length(max=2000)])
    level = RadioField(
        "Gửi đến cấp nào?",
        [DataRequired("Đồng chí chọn cấp nhận phản ánh")],
        choices=LEVELS,
        validate_choice=False,
    )
    kind = SelectField("Loại", choices={"report": "Phản ánh", "proposal": "Kiến nghị", "question": "Hỏi"})
    seen_on = DateField("Ngày xảy ra", [DataRequired("Đồng chí chọn ngày xảy ra sự việc")])
    call_at = DateTimeLocalField("Giờ có thể gọi lại")
    phone = StringField(
        "Số điện thoại",
        [Optional(), Regexp(r"0\d{9}$", message="Số điện thoại gồm 10 chữ số, bắt đầu bằng 0")],
    )
    photo = FileField("Ảnh hiện trường", description="Ảnh JPEG hoặc PNG, không quá 10 MB.")
    password = PasswordField("Mật khẩu", [DataRequired("Đồng chí nhập mật khẩu")])
    code = StringField("Mã xác nhận", [DataRequired("Đồng chí nhập mã gồm 6 chữ số")])
    sealed = BooleanField("Chỉ hiện tên tôi với người được giao xử lý")


def sample_form(typed: dict[str, str] | None = None) -> SampleForm:
    """The sample form, empty; or, with ``typed``, as it comes back after that was refused."""
    form = SampleForm(MultiDict(typed) if typed else None, meta={"csrf": False})
    if typed:
        form.validate()
    return form


@components_page.get("")
def components() -> str:
    """Every component, inside the real layout."""
    return render_template(
        "components_page.html",
        account=samples.ACCOUNT,
        navigation=samples.NAVIGATION,
        footer_links=samples.FOOTER_LINKS,
        samples=samples,
        form=sample_form(),
    )


@components_page.get("/refused")
def refused() -> str:
    """A form as it comes back after a refusal, in which each field says what is wrong."""
    return render_template(
        "components_refused.html",
        account=samples.ACCOUNT,
        navigation=samples.NAVIGATION,
        form=sample_form(typed={"phone": "12345", "kind": "report", "text": "Đường vào thôn bị lún."}),
    )


@components_page.get("/error")
def error() -> str:
    """The page of an error, as somebody signed out sees it."""
    return render_template(
        "error.html",
        account=None,
        navigation=[],
        title="Không tìm thấy trang",
        sentence="Trang này không có, hoặc đồng chí không có quyền xem.",
        advice="Đồng chí kiểm tra lại đường dẫn, hoặc về trang chính để tìm tiếp.",
        reference="7f3a-19c2",
        home="/",
    )
