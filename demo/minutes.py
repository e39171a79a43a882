"""The minutes of the cells that the demo shows closely: officers, a vote, a resolution, approval."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from core.clock import local_date
from demo.chance import dice
from demo.gatherings import Gathering
from models import Criterion, QualityPart, VoteMethod, VoteRule
from services import meetings
from services.actor import Work
from services.meetings import PRESENT, Hands, Resolution, SelfScore, Writing

_WORK_FOR = timedelta(days=25)
_REVIEWS = (
    "Chi bộ hoàn thành các việc đã đề ra; thu nộp đảng phí đủ, đúng hạn.",
    "Hoàn thành 3/4 việc; việc vệ sinh môi trường chuyển sang tháng này.",
)
_OPINIONS = (
    "Đề nghị nhắc sớm lịch họp cho các đồng chí cao tuổi.",
    "Nhất trí với dự thảo; đề nghị phân công rõ người, rõ hạn.",
    "Đề nghị kiến nghị phường sửa đoạn cống trước mùa mưa.",
)
_WORK = (
    "Vận động mỗi hộ tham gia tổng vệ sinh sáng Chủ nhật",
    "Thăm và giúp đỡ các hộ khó khăn trong khu dân cư",
    "Hướng dẫn đảng viên cao tuổi dùng Sổ tay đảng viên",
)

_POINTS = {
    QualityPart.PREPARATION: (12, 15),
    QualityPart.ATTENDANCE: (15, 20),
    QualityPart.CONDUCT: (36, 45),
    QualityPart.CLOSING: (17, 20),
}


def write_minutes(work: Work, gathering: Gathering, meeting_id: UUID) -> UUID:
    """Write what a secretary would, and let the meeting approve it; returns the task it resolved."""
    chance = dice("minutes", gathering.cell.code, gathering.starts_at)
    came = [row.member.id for row in meetings.read_sheet(work, meeting_id).rows if row.status in PRESENT]
    chair, taker, speaker = came[0], came[1], chance.choice(came[2:])
    meetings.name_officers(work, meeting_id, chair_id=chair, minute_taker_id=taker)
    texts = {
        "review": chance.choice(_REVIEWS),
        f"opinion.{speaker}": chance.choice(_OPINIONS),
        "closing": "Chủ trì kết luận: chi bộ nhất trí các nội dung đã bàn, phân công như nghị quyết.",
    }
    for key, text in texts.items():
        meetings.save_section(work, meeting_id, Writing(key, text, 0))
    _vote(work, meeting_id, gathering)
    due_on = local_date(gathering.starts_at + _WORK_FOR)
    what = Resolution(chance.choice(_WORK), member_id=taker, due_on=due_on)
    resolved = meetings.resolve(work, meeting_id, what)
    meetings.approve_minutes(work, meeting_id)
    points = {part: chance.randint(least, most) for part, (least, most) in _POINTS.items()}
    meetings.save_quality(work, meeting_id, SelfScore(points, {Criterion.CONCLUDED: True}))
    return resolved.id


def _vote(work: Work, meeting_id: UUID, gathering: Gathering) -> None:
    """Everybody who came and may decide agrees."""
    vote = meetings.open_vote(
        work,
        meeting_id,
        question=f"Thông qua nghị quyết tháng {gathering.starts_at:%m/%Y}",
        rule=VoteRule.MORE_THAN_HALF,
        method=VoteMethod.HAND,
    )
    eligible = meetings.vote_detail(work, vote.id).electorate
    agree = sum(
        row.status in PRESENT and eligible.includes(row.member.id)
        for row in meetings.read_sheet(work, meeting_id).rows
    )
    meetings.close_vote(work, vote.id, hands=Hands(agree, 0, 0))
