"""Cell meetings: planned, opened with a frozen roster, attendance taken, locked."""

from core.word_document import WORD_FILE
from services.meetings.agenda import AgendaLine, ShownItem, agenda_of, refresh_agenda, save_agenda
from services.meetings.amendments import amend_record
from services.meetings.canonical import canonical, digest
from services.meetings.check_ins import ShownCode, check_in, open_check_in, shown_code
from services.meetings.commands import MeetingFields, edit, plan
from services.meetings.documents import ShownDocument, documents_of
from services.meetings.electorate import Electorate, Exclusion
from services.meetings.errors import MeetingNotFound
from services.meetings.followers import followers_of, set_follower
from services.meetings.guests import Guest, expected_guests, guest_count, guests_of, save_guests
from services.meetings.habits import Habit, habit_of, set_habit, usual_day
from services.meetings.invitations import Invitations, Invited, invitations_of, invite
from services.meetings.kit import build_next_kits
from services.meetings.locking import lock
from services.meetings.minutes import (
    MinutesDetail,
    ShownSection,
    Writing,
    approve_minutes,
    minutes_of,
    name_officers,
    save_section,
)
from services.meetings.monthly_plan import months_to_plan, plan_month
from services.meetings.notes import delete_notes, keep_note, note_count, own_note
from services.meetings.outcomes import Statement, outcome_of, outcomes_of, sister_cells, state_outcome
from services.meetings.paper import PrintedMinutes, minutes_file, printed_minutes
from services.meetings.proof import Proof, prove
from services.meetings.quality import (
    Quality,
    SelfScore,
    Total,
    quality_of,
    save_quality,
    total_of,
    totals_of,
)
from services.meetings.quality_rules import Grade, Seen
from services.meetings.queries import MeetingDetail, detail, details_of, get, next_for_me, of_cell, visible_to
from services.meetings.remarks import remark, remarks_on, take_back
from services.meetings.replies import OwnPart, own_part, reply
from services.meetings.resolutions import Resolution, resolutions_of, resolve
from services.meetings.roll_call import (
    Roll,
    call_roll,
    has_asked,
    may_call_roll,
    roll,
    roll_of,
    roll_with_code,
)
from services.meetings.rules import PRESENT, Rates, length_in_minutes, rates
from services.meetings.section_keys import SectionKey, SectionKind
from services.meetings.sheet import AttendanceRow, Sheet, SheetRow, read_sheet, save_sheet
from services.meetings.spoken_code import looks_like_spoken_code
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
from services.meetings.whole_record import whole_record

__all__ = [
    "PRESENT",
    "WORD_FILE",
    "AgendaLine",
    "AttendanceRow",
    "Electorate",
    "Exclusion",
    "Grade",
    "Guest",
    "Habit",
    "Hands",
    "Invitations",
    "Invited",
    "MeetingDetail",
    "MeetingFields",
    "MeetingNotFound",
    "MinutesDetail",
    "OwnPart",
    "PrintedMinutes",
    "Proof",
    "Quality",
    "Rates",
    "Resolution",
    "Roll",
    "SectionKey",
    "SectionKind",
    "Seen",
    "SelfScore",
    "Sheet",
    "SheetRow",
    "ShownCode",
    "ShownDocument",
    "ShownItem",
    "ShownSection",
    "Statement",
    "Total",
    "VoteDetail",
    "Writing",
    "agenda_of",
    "amend_record",
    "approve_minutes",
    "build_next_kits",
    "call_roll",
    "canonical",
    "cast",
    "check_in",
    "close_vote",
    "delete_notes",
    "detail",
    "details_of",
    "digest",
    "documents_of",
    "edit",
    "expected_guests",
    "followers_of",
    "get",
    "guest_count",
    "guests_of",
    "habit_of",
    "has_asked",
    "invitations_of",
    "invite",
    "keep_note",
    "length_in_minutes",
    "lock",
    "looks_like_spoken_code",
    "may_call_roll",
    "minutes_file",
    "minutes_of",
    "months_to_plan",
    "name_officers",
    "next_for_me",
    "note_count",
    "of_cell",
    "open_check_in",
    "open_vote",
    "outcome_of",
    "outcomes_of",
    "own_note",
    "own_part",
    "plan",
    "plan_month",
    "printed_minutes",
    "prove",
    "quality_of",
    "rates",
    "read_sheet",
    "refresh_agenda",
    "remark",
    "remarks_on",
    "reply",
    "reserve_opinion",
    "resolutions_of",
    "resolve",
    "roll",
    "roll_of",
    "roll_with_code",
    "save_agenda",
    "save_guests",
    "save_quality",
    "save_section",
    "save_sheet",
    "set_follower",
    "set_habit",
    "shown_code",
    "sister_cells",
    "state_outcome",
    "take_back",
    "total_of",
    "totals_of",
    "usual_day",
    "visible_to",
    "vote_detail",
    "votes_of",
    "whole_record",
]
