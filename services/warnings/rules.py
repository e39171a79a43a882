"""The rules of early warning, each a small object: what it finds, in which words, by which numbers.

A rule looks at one month of one cell, or at one person's calendar year, and answers with the evidence (ids
and figures only) or with None. Its words name the pack's numbers in force then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from core.vietnamese import fold
from models import Outcome, WarningRule
from services import calendar, nudges, rule_packs
from services.meetings import rates
from services.rule_packs import Level, RulePack
from services.warnings.facts import CellFacts, MeetingFacts, PersonFacts

Evidence = dict[str, Any]
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules have: words with the pack's numbers in them, and what to do about it.

    ``vi`` and ``source`` are formatted with ``pack``, ``why`` with the evidence.
    """

    code: WarningRule
    title: str
    vi: str
    source: str
    why: str
    step: str
    is_alert: bool = False


@dataclass(frozen=True, slots=True)
class CellRule(Rule):
    """A rule about a cell's month (its first day), judged by the pack in force then."""

    find: Callable[[CellFacts, date, RulePack, date], Evidence | None] = lambda *_: None


@dataclass(frozen=True, slots=True)
class PersonRule(Rule):
    """A rule about a person's calendar year; its alert depends on the number of months."""

    find: Callable[[PersonFacts, RulePack], Evidence | None] = lambda *_: None


def _not_held(cell: CellFacts, month: date, _pack: RulePack, today: date) -> Evidence | None:
    found = cell.months.get(month)
    if found is None or found.meeting is not None:
        return None
    until = found.postponed_until
    if found.outcome is Outcome.NOT_HELD or (until is not None and until < today):
        return {"outcome": found.outcome.value, "postponed_until": until.isoformat() if until else None}
    return None


def _no_record(cell: CellFacts, month: date, pack: RulePack, today: date) -> Evidence | None:
    due_on = nudges.deadline(month, pack.outcome)
    if month in cell.months or not cell.was_there(month) or today <= due_on:
        return None
    return {"due_on": due_on.isoformat()}


def _low_attendance(cell: CellFacts, month: date, pack: RulePack, _today: date) -> Evidence | None:
    held = [cell.meeting(month, back) for back in range(pack.warning.low_attendance_months)]
    complete = [one for one in held if one is not None and not one.not_marked]
    found = [rates(one.expected, one.present, one.excused).rate for one in complete]
    levels = {rule_packs.attendance_level(rate, pack) for rate in found}
    if len(complete) < len(held) or levels != {Level.RED}:
        return None
    return {"rates": found[::-1], "meetings": [str(one.id) for one in complete][::-1]}


def _too_short(cell: CellFacts, month: date, pack: RulePack, _today: date) -> Evidence | None:
    meeting = cell.meeting(month)
    if meeting is None or meeting.minutes is None:
        return None
    rules = pack.meeting
    least = rules.minutes_at_least_with_theme if meeting.with_theme else rules.minutes_at_least
    if meeting.minutes >= least:
        return None
    return {"minutes": meeting.minutes, "least": least, "meeting": str(meeting.id)}


def _no_content(cell: CellFacts, month: date, pack: RulePack, today: date) -> Evidence | None:
    meeting = cell.meeting(month)
    if meeting is None or (meeting.content or "").strip():
        return None
    is_due = meeting.locked_at is not None or today > nudges.deadline(month, pack.outcome)
    return {"meeting": str(meeting.id)} if is_due else None


def _same_content(cell: CellFacts, month: date, pack: RulePack, _today: date) -> Evidence | None:
    now, before = cell.meeting(month), cell.meeting(month, 1)
    if now is None or before is None:
        return None
    texts = [_words_of(one) for one in (before, now)]
    if min(map(len, texts)) < pack.warning.same_content_letters:
        return None
    likeness = round(fuzz.ratio(*texts), 1)
    if likeness < pack.warning.same_content_from:
        return None
    return {"likeness": likeness, "meetings": [str(before.id), str(now.id)]}


def _words_of(meeting: MeetingFacts) -> str:
    """The content without accents and numbers: a copy with another date is a copy."""
    return _NUMBERS.sub("", fold(meeting.content or ""))


def _always_everyone(cell: CellFacts, month: date, pack: RulePack, _today: date) -> Evidence | None:
    """Once in a row, in its N-th month: a longer row is no other news."""
    most = pack.warning.everyone_months
    if not all(_was_full(cell.meeting(month, back)) for back in range(most)):
        return None
    return None if _was_full(cell.meeting(month, most)) else {"months": most}


def _was_full(meeting: MeetingFacts | None) -> bool:
    return meeting is not None and 0 < meeting.expected == meeting.present


def _filed_at_once(cell: CellFacts, month: date, pack: RulePack, _today: date) -> Evidence | None:
    meeting = cell.meeting(month)
    if meeting is None or meeting.locked_at is None:
        return None
    seconds = int((meeting.locked_at - meeting.opened_at).total_seconds())
    return {"seconds": seconds, "meeting": str(meeting.id)} if seconds <= pack.warning.filed_within else None


def _absent(person: PersonFacts, pack: RulePack) -> Evidence | None:
    return _months(person.absent, pack.absence.warn_first)


def _dues_unpaid(person: PersonFacts, pack: RulePack) -> Evidence | None:
    return _months(person.unpaid, pack.absence.alert)


def _months(months: Sequence[date], least: int) -> Evidence | None:
    return {"months": [f"{month:%Y-%m}" for month in months]} if len(months) >= least else None


_PRACTICE = "Thông lệ của ban tổ chức, từng nơi đặt được"
_CHARTER = "Điều lệ Đảng, Điều 8"
_R = WarningRule

CELL_RULES = (
    CellRule(
        _R.NO_RECORD,
        "Chưa báo kết quả tháng",
        "Hết ngày {pack.outcome.due_day} của tháng sau mà chưa có sổ họp, cũng chưa báo hoãn hay không họp.",
        _PRACTICE,
        "Hạn báo là {due_on}.",
        "Ghi sổ buổi họp đã tổ chức, hoặc báo họp ghép, hoãn, không họp kèm lý do.",
        is_alert=True,
        find=_no_record,
    ),
    CellRule(
        _R.NOT_HELD,
        "Tháng không sinh hoạt",
        "Mỗi tháng sinh hoạt thường kỳ ít nhất {pack.meeting.regular_per_month} lần; tháng này báo "
        "không họp, hoặc hoãn đã quá ngày hẹn.",
        "{pack.source}",
        "Chi bộ đã báo kết quả này.",
        "Tổ chức họp bù hoặc trao đổi với cấp trên về lý do.",
        is_alert=True,
        find=_not_held,
    ),
    CellRule(
        _R.LOW_ATTENDANCE,
        "Dự họp thấp liên tiếp",
        "{pack.warning.low_attendance_months} tháng liền tỷ lệ dự họp dưới {pack.attendance.red_below:g} %.",
        "{pack.source}",
        "Tỷ lệ các tháng: {rates} %.",
        "Gặp những đồng chí hay vắng; xem lại ngày, giờ, nơi họp.",
        is_alert=True,
        find=_low_attendance,
    ),
    CellRule(
        _R.TOO_SHORT,
        "Buổi họp quá ngắn",
        "Buổi họp ít nhất {pack.meeting.minutes_at_least} phút, có chuyên đề thì ít nhất "
        "{pack.meeting.minutes_at_least_with_theme} phút.",
        "{pack.source}",
        "Buổi họp dài {minutes} phút, mức ít nhất là {least} phút.",
        "Kiểm tra giờ bắt đầu và kết thúc; dành đủ thời gian cho thảo luận.",
        find=_too_short,
    ),
    CellRule(
        _R.NO_CONTENT,
        "Sổ họp chưa có nội dung",
        "Sổ họp đã khóa hoặc đã quá hạn (ngày {pack.outcome.due_day} tháng sau) mà chưa ghi nội dung.",
        _PRACTICE,
        "Phần nội dung còn trống.",
        "Ghi nội dung đã bàn và kết luận của buổi họp.",
        find=_no_content,
    ),
    CellRule(
        _R.SAME_CONTENT,
        "Nội dung gần như chép lại",
        "Nội dung giống tháng trước từ {pack.warning.same_content_from:g} % trở lên, không kể ngày tháng.",
        _PRACTICE,
        "Giống tháng trước {likeness} %.",
        "Ghi những việc thực sự đã bàn trong tháng.",
        find=_same_content,
    ),
    CellRule(
        _R.ALWAYS_EVERYONE,
        "Luôn có mặt đủ 100 %",
        "{pack.warning.everyone_months} tháng liền không có ai vắng: nên xem lại cách điểm danh.",
        _PRACTICE,
        "{months} tháng liền có mặt đủ.",
        "Xác nhận đã điểm danh từng người tại buổi họp.",
        find=_always_everyone,
    ),
    CellRule(
        _R.FILED_AT_ONCE,
        "Ghi sổ trong chốc lát",
        "Từ lúc điểm danh đến lúc khóa sổ không quá {pack.warning.filed_within} giây.",
        _PRACTICE,
        "Cả sổ được ghi trong {seconds} giây.",
        "Xem lại sổ có ghi đúng buổi họp không.",
        find=_filed_at_once,
    ),
)
PERSON_RULES = (
    PersonRule(
        _R.ABSENT,
        "Vắng không lý do",
        "Trong năm vắng không lý do {pack.absence.warn_first} tháng thì nhắc, "
        "{pack.absence.warn_again} tháng nhắc lại, {pack.absence.alert} tháng báo bí thư và "
        "cấp trên trực tiếp.",
        _CHARTER,
        "Các tháng: {months}.",
        "Gặp, hỏi thăm, tìm hiểu lý do. Sổ tay chỉ nhắc; mọi việc do chi bộ xem xét.",
        find=_absent,
    ),
    PersonRule(
        _R.DUES_UNPAID,
        "Chưa đóng đảng phí",
        "Trong năm có từ {pack.absence.alert} tháng chưa đóng đảng phí.",
        _CHARTER,
        "Các tháng: {months}.",
        "Gặp, hỏi thăm, tìm hiểu lý do. Sổ tay chỉ nhắc; mọi việc do chi bộ xem xét.",
        find=_dues_unpaid,
    ),
)
RULES: dict[WarningRule, Rule] = {one.code: one for one in (*CELL_RULES, *PERSON_RULES)}


def is_alert(rule: Rule, evidence: Evidence, pack: RulePack) -> bool:
    """Whether it waits for nobody; about a person: whether the superior is told too."""
    return rule.is_alert or (isinstance(rule, PersonRule) and len(evidence["months"]) >= pack.absence.alert)


def first_month(today: date, pack: RulePack) -> date:
    """The earliest month in which something new is looked for."""
    return calendar.add_months(today.replace(day=1), -pack.warning.months_back)


def looks_back(pack: RulePack) -> int:
    """How many months before a month its rules look at."""
    return max(pack.warning.everyone_months, pack.warning.low_attendance_months, 1)
