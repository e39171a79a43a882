"""Cell meetings: planned, opened with a frozen roster, attendance taken, locked."""

from services.meetings.agenda import AgendaLine, ShownItem, agenda_of, refresh_agenda, save_agenda
from services.meetings.check_ins import ShownCode, check_in, open_check_in, shown_code
from services.meetings.commands import MeetingFields, edit, lock, plan
from services.meetings.electorate import Electorate, Exclusion
from services.meetings.errors import MeetingNotFound
from services.meetings.followers import followers_of, set_follower
from services.meetings.habits import Habit, habit_of, set_habit, usual_day
from services.meetings.invitations import Invitations, Invited, invitations_of, invite
from services.meetings.kit import build_next_kits
from services.meetings.monthly_plan import months_to_plan, plan_month
from services.meetings.outcomes import Statement, outcome_of, state_outcome
from services.meetings.queries import MeetingDetail, detail, get, next_for_me, of_cell, visible_to
from services.meetings.remarks import keep_note, own_note, remark, remarks_on
from services.meetings.replies import OwnPart, own_part, reply
from services.meetings.rules import PRESENT, Rates, rates
from services.meetings.sheet import AttendanceRow, Sheet, SheetRow, read_sheet, save_sheet
from services.meetings.votes import (
    Hands,
    VoteDetail,
    cast,
    close_vote,
    open_vote,
    reserve_opinion,
    vote_detail,
    votes_of,
)

__all__ = [
    "PRESENT",
    "AgendaLine",
    "AttendanceRow",
    "Electorate",
    "Exclusion",
    "Habit",
    "Hands",
    "Invitations",
    "Invited",
    "MeetingDetail",
    "MeetingFields",
    "MeetingNotFound",
    "OwnPart",
    "Rates",
    "Sheet",
    "SheetRow",
    "ShownCode",
    "ShownItem",
    "Statement",
    "VoteDetail",
    "agenda_of",
    "build_next_kits",
    "cast",
    "check_in",
    "close_vote",
    "detail",
    "edit",
    "followers_of",
    "get",
    "habit_of",
    "invitations_of",
    "invite",
    "keep_note",
    "lock",
    "months_to_plan",
    "next_for_me",
    "of_cell",
    "open_check_in",
    "open_vote",
    "outcome_of",
    "own_note",
    "own_part",
    "plan",
    "plan_month",
    "rates",
    "read_sheet",
    "refresh_agenda",
    "remark",
    "remarks_on",
    "reply",
    "reserve_opinion",
    "save_agenda",
    "save_sheet",
    "set_follower",
    "set_habit",
    "shown_code",
    "state_outcome",
    "usual_day",
    "visible_to",
    "vote_detail",
    "votes_of",
]
