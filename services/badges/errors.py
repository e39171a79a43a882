"""What is refused about badges and seniority."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class NoBadgeForYears(Invalid):
    """There are badges for some years only."""

    code = "no_badge_for_years"
    vi = "Không có Huy hiệu {years} năm tuổi Đảng. Vui lòng chọn: {known}."
    en = "There is no badge for {years} years. Please choose one of: {known}."


class NotARound(Invalid):
    """Badges are awarded on certain days of the year."""

    code = "not_a_round"
    vi = "Ngày này không phải là đợt trao Huy hiệu Đảng. Vui lòng chọn đợt: {known}."
    en = "Badges are not awarded on that day. Please choose a round: {known}."


class BadgeAwarded(Conflict):
    """A badge is awarded once."""

    code = "badge_awarded"
    vi = "Huy hiệu này đã ghi là đã trao cho đảng viên. Vui lòng kiểm tra lại."
    en = "This badge is recorded as awarded already. Please check it."


class AwardedTooSoon(Invalid):
    """Seniority is not enough, nor near enough."""

    code = "awarded_too_soon"
    vi = "Đến ngày này đảng viên chưa đủ tuổi Đảng để nhận Huy hiệu {years} năm. Vui lòng kiểm tra lại."
    en = "On that day the member has not the seniority for the badge of {years} years. Please check it."
