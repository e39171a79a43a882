"""The minutes in the official order of a biên bản, as lines to be printed: pure, from the record alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.clock import LOCAL_TIME_ZONE
from models import AttendanceStatus, MeetingKind, MemberStatus, RosterKind, VoteRule
from services.meetings.quality_rules import Grade
from services.meetings.rules import PRESENT

Record = Mapping[str, Any]
_KINDS = {
    MeetingKind.REGULAR.value: "Sinh hoạt chi bộ thường kỳ",
    MeetingKind.THEMATIC.value: "Sinh hoạt chi bộ chuyên đề",
    MeetingKind.EXTRAORDINARY.value: "Sinh hoạt chi bộ bất thường",
}
_REASONS = {
    "illness": "ốm đau, điều trị",
    "duty": "đi công tác",
    "family": "việc gia đình",
    "study": "đi học",
    "other": "lý do khác đã báo cáo",
}
_RULES = {VoteRule.MORE_THAN_HALF.value: "quá một nửa", VoteRule.TWO_THIRDS.value: "từ hai phần ba"}
_GRADES = {
    Grade.GOOD.value: "tốt",
    Grade.FAIR.value: "khá",
    Grade.AVERAGE.value: "trung bình",
    Grade.POOR.value: "kém",
}
_EXEMPT = (RosterKind.EXEMPT.value, RosterKind.TEMPORARILY_EXEMPT.value)


class Style(StrEnum):
    """A numbered part, a line of text, or a line to be filled in by hand."""

    PART = "part"
    LINE = "line"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    text: str
    style: Style = Style.LINE


@dataclass(frozen=True, slots=True)
class Outline:
    """What is printed: the heads, the title, the lines, and who signs."""

    committee: str
    cell: str
    place_and_day: str
    title: str
    lines: Sequence[Line]
    chair: str
    minute_taker: str


def outline(record: Record) -> Outline:
    """The minutes of a record (as plain JSON) in the order of 42-HD/BTCTW."""
    meeting = record["meeting"]
    starts = _local(meeting["starts_at"])
    committee = meeting["committee"]
    return Outline(
        committee=(committee["name"] if committee else "").upper(),
        cell=meeting["cell"]["name"].upper(),
        place_and_day=f"ngày {starts:%d} tháng {starts:%m} năm {starts:%Y}",
        title=f"{_KINDS[meeting['kind']]} tháng {starts:%m/%Y}",
        lines=list(_lines(record)),
        chair=_name(record["chair"]),
        minute_taker=_name(record["minute_taker"]),
    )


def _lines(record: Record) -> Iterator[Line]:
    parts = (
        ("Thời gian, địa điểm", _when(record)),
        ("Thành phần", _attendance(record)),
        ("Văn bản được phổ biến", _documents(record)),
        ("Kiểm điểm công tác tháng trước", _section(record, "review")),
        ("Nội dung, ý kiến và kết luận", _discussion(record)),
        ("Biểu quyết", _votes(record)),
        ("Nhiệm vụ tháng tới", [*_section(record, "next_tasks"), *_resolutions(record)]),
        ("Kết thúc", _closing(record)),
    )
    for number, (title, texts) in enumerate(parts, 1):
        yield Line(f"{number}. {title}", Style.PART)
        written = list(texts)
        yield from (Line(text) for text in written or ["Không có."])


def _when(record: Record) -> Iterator[str]:
    meeting = record["meeting"]
    yield f"Bắt đầu lúc {_clock(meeting['starts_at'])}, tại {meeting['place']}."
    yield f"Chủ trì: {_name(record['chair']) or '…'}. Thư ký: {_name(record['minute_taker']) or '…'}."


def _attendance(record: Record) -> Iterator[str]:
    rows = record["attendance"]
    came = [row for row in rows if row["status"] in {status.value for status in PRESENT}]
    yield f"Tổng số đảng viên được triệu tập: {_by_kind(rows)}."
    yield f"Có mặt: {_by_kind(came)}."
    excused = [
        f"{row['name']} ({_REASONS.get(row['reason'], row['reason'] or 'đã báo cáo')})"
        for row in rows
        if row["status"] == AttendanceStatus.ABSENT_EXCUSED.value
    ]
    yield _listed("Vắng có lý do", excused)
    unexcused = [row["name"] for row in rows if row["status"] == AttendanceStatus.ABSENT_UNEXCUSED.value]
    yield _listed("Vắng không lý do", unexcused)
    unmarked = [row["name"] for row in rows if row["status"] == AttendanceStatus.NOT_MARKED.value]
    if unmarked:
        yield _listed("Chưa ghi", unmarked)
    if guests := record.get("guests"):  # not in records sealed before there were any
        yield _listed("Khách dự", [_guest(one) for one in guests])


def _guest(one: Record) -> str:
    return f"{one['full_name']} ({one['organisation']})" if one["organisation"] else one["full_name"]


def _by_kind(rows: Sequence[Record]) -> str:
    """``22 (chính thức 20, dự bị 1, sinh hoạt tạm thời 1)``."""
    here = [row for row in rows if row["kind"] != RosterKind.ATTACHED_HERE.value]
    counted = {
        "chính thức": sum(row["member_status"] == MemberStatus.OFFICIAL.value for row in here),
        "dự bị": sum(row["member_status"] == MemberStatus.PROBATIONARY.value for row in here),
        "sinh hoạt tạm thời": len(rows) - len(here),
        "được miễn, tự nguyện dự": sum(row["kind"] in _EXEMPT for row in rows),
    }
    said = ", ".join(f"{word} {count}" for word, count in counted.items() if count)
    return f"{len(rows)} ({said})" if said else "0"


def _listed(title: str, names: Sequence[str]) -> str:
    return f"{title}: {len(names)}{': ' if names else ''}{', '.join(names)}."


def _documents(record: Record) -> Iterator[str]:
    for item in record["agenda"]:
        for document in item["documents"]:
            yield f"- {document['symbol']}: {document['abstract']}."


def _section(record: Record, key: str) -> list[str]:
    return [one["text"] for one in record["sections"] if one["key"] == key]


def _discussion(record: Record) -> Iterator[str]:
    if record["meeting"]["content"]:
        yield record["meeting"]["content"]
    yield from _section(record, "discussion")
    for one in record["sections"]:
        if one["speaker"]:
            by_helper = "" if one["speaker"]["member"] == one["saved_by"]["member"] else " (thư ký ghi)"
            yield f"- Đồng chí {one['speaker']['name']}{by_helper}: {one['text']}"
    for item in record["agenda"]:
        for concluded in _section(record, f"conclusion.{item['id']}"):
            yield f"- {item['title']}. Kết luận: {concluded}"


def _votes(record: Record) -> Iterator[str]:
    for vote in record["votes"]:
        if vote["passed"] is None:
            yield f"- {vote['question']}: chưa kết thúc."
            continue
        result = "được thông qua" if vote["passed"] else "không được thông qua"
        yield (
            f"- {vote['question']}: tán thành {vote['yes']}, không tán thành {vote['no']}, không có ý kiến "
            f"{vote['abstain']}, trên {vote['eligible']} đảng viên được biểu quyết; {result} "
            f"(cần {_RULES[vote['rule']]})."
        )
        for one in vote["reserved"]:
            yield f"  Ý kiến bảo lưu của đồng chí {one['by']['name']}: {one['text']}"


def _resolutions(record: Record) -> Iterator[str]:
    for one in record["resolutions"]:
        day = datetime.fromisoformat(one["due_on"]) if one["due_on"] else None
        in_charge = f"; phụ trách: {one['in_charge']['name']}" if one["in_charge"] else ""
        yield f"- {one['title']}{in_charge}{f'; hạn {day:%d/%m/%Y}' if day else ''}."


def _closing(record: Record) -> Iterator[str]:
    yield from _section(record, "closing")
    ends = record["meeting"]["ends_at"]
    if ends:
        yield f"Kết thúc lúc {_clock(ends)}."
    if record["approved_at"]:
        yield "Biên bản đã được đọc lại và chi bộ nhất trí thông qua."
    quality = record.get("quality")  # not in records sealed before there was one
    if quality:
        points, most = quality["total"], quality["most"]
        yield f"Chi bộ tự chấm chất lượng sinh hoạt: {points}/{most} điểm, loại {_GRADES[quality['grade']]}."


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(LOCAL_TIME_ZONE)


def _clock(moment: str) -> str:
    return f"{_local(moment):%H giờ %M, ngày %d/%m/%Y}"


def _name(person: Mapping[str, str] | None) -> str:
    return person["name"] if person else ""
