"""The numbers in force at a unit on a day, who decided them, and the form to decide otherwise."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, FloatField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from core.errors import Forbidden
from services import rule_packs
from services.permissions import Permission
from services.rule_packs import Rule, RulesOfPlace
from web.form import PageForm
from web.frame import current_frame
from web.queries import text_argument
from web.redirects import done
from web.work import reading, writing

rule_list = Blueprint("rule_list", __name__, url_prefix="/rules")
_SECTIONS = {
    "attendance": "Tỷ lệ dự họp",
    "meeting": "Buổi sinh hoạt",
    "outcome": "Báo kết quả tháng",
    "quality": "Chấm điểm chất lượng",
    "absence": "Vắng và đảng phí",
    "reading": "Nhắc đọc văn bản",
    "quiet": "Giờ nghỉ, không báo văn bản thường",
    "feedback": "Phản ánh, kiến nghị",
    "movement": "Chuyển sinh hoạt, miễn, dự bị",
    "own_data": "Hồ sơ của mình",
    "warning": "Cảnh báo sớm",
    "adoption": "Sử dụng sổ tay",
}


class RuleForm(PageForm):
    """Which number, what it is to be, from when, and by which document."""

    rule = SelectField("Quy định", [InputRequired("Đồng chí chọn quy định.")])
    way = RadioField(
        "Áp dụng",
        [InputRequired()],
        choices={"own": "Mức riêng", "above": "Theo cấp trên"},
        default="own",
    )
    value = FloatField("Mức riêng", [Optional()])
    valid_from = DateField("Từ ngày", [InputRequired("Đồng chí chọn ngày.")])
    source = StringField("Văn bản quyết định", [DataRequired("Đồng chí ghi văn bản."), Length(max=300)])

    def validate_way(self, field: RadioField) -> None:
        """A number of one's own is a number."""
        if field.data == "own" and self.value.data is None:
            raise ValidationError("Đồng chí nhập mức riêng.")


@rule_list.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """``?organisation=`` where, ``?on=`` on which day; what is posted decides otherwise from a day on."""
    places = current_frame().places(Permission.ORGANISATION_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[-1].organisation
    with reading() as work:
        on = _day() or work.today
        found = rule_packs.rules_at(work, code, on)
        form = RuleForm(valid_from=work.today)
    form.rule.choices = {rule.name: _label(rule) for rule in found.rules}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                rule_packs.set_rule(
                    work,
                    code,
                    rule=form.rule.data,
                    value=form.value.data if form.way.data == "own" else None,
                    valid_from=form.valid_from.data,
                    source=form.source.data,
                )
            return done("Đã đặt quy định.", ".show", organisation=code)
    return form.page(
        "rules/list.html",
        found=found,
        on=on,
        sections=_sections(found),
        decided=_deciders(found, on),
        titles={rule.name: rule.words["vi"] for rule in found.rules},
        filters=[
            (
                held.organisation_name,
                url_for(".show", organisation=held.organisation),
                held.organisation == code,
            )
            for held in {held.organisation: held for held in places}.values()
        ],
    )


def _day() -> date | None:
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return None


def _label(rule: Rule) -> str:
    words = rule.words
    return f"{words['vi']} ({words['least']:g}–{words['most']:g} {words['unit']})"


def _sections(found: RulesOfPlace) -> list[tuple[str, list[Rule]]]:
    by_section = groupby(found.rules, key=lambda rule: rule.name.partition(".")[0])
    return [(_SECTIONS[section], list(rules)) for section, rules in by_section]


def _deciders(found: RulesOfPlace, on: date) -> dict[str, str]:
    """Who decided each number that is otherwise than the nation's: the nearest on the way up, its latest."""
    path = list(found.organisation.ancestors)
    decided: dict[str, tuple[int, date, str]] = {}
    latest: dict[tuple[str, int], date] = {}
    for override, by in found.decisions:  # of each rule the latest first
        key = (override.rule, by.id)
        if override.valid_from > on or key in latest:
            continue
        latest[key] = override.valid_from
        depth = path.index(by.id)
        if override.value is not None and depth >= decided.get(override.rule, (-1, on, ""))[0]:
            decided[override.rule] = (depth, override.valid_from, f"{by.name}, {override.source}")
    return {rule: words for rule, (_, _, words) in decided.items()}
