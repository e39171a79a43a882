"""Members: their record, their cell over time, their positions and exemptions."""

from services.members.amend import amend, checked_reason
from services.members.bulk import Admission, admit_many
from services.members.commands import admit, attach_temporarily, attend, settle
from services.members.corrections import correct, rehome, remove_unused, return_home, taken
from services.members.counts import counts_by_child
from services.members.departure import end_offices_in, end_stays
from services.members.dossier import Dossier, Office, Stay, dossier, view
from services.members.errors import AlreadyInACell, MalformedNumber, MemberExists, MemberNotFound
from services.members.field_text import field_text, field_value, shown_value
from services.members.former import former, get_former
from services.members.history import Event, EventKind, history
from services.members.leave import end_exemption, exempt, exemptions_of
from services.members.lookup import StoredMember, below, holders_of, namesakes, stored
from services.members.number_indexes import NumberIndexes
from services.members.numbers import card_digits, citizen_id_digits, masked, phone_e164
from services.members.offices import appoint, end_office, offices_of
from services.members.queries import (
    MemberRow,
    current,
    get,
    home_cell,
    in_home_cell,
    named_like,
    number_conditions,
    page,
    visible_to,
)
from services.members.reveal import REVEAL_RIGHTS, reveal
from services.members.roster import RosterEntry, exempt_at, expected_at, roster_at
from services.members.rules import ADMISSION_AGE, Standing, check_period, history_of, is_under_age, status_at
from services.members.status_history import standings, status_history
from services.members.status_on import active_on, status_on
from services.members.transfers import move_home, transfer
from services.members.version import version

__all__ = [
    "ADMISSION_AGE",
    "REVEAL_RIGHTS",
    "Admission",
    "AlreadyInACell",
    "Dossier",
    "Event",
    "EventKind",
    "MalformedNumber",
    "MemberExists",
    "MemberNotFound",
    "MemberRow",
    "NumberIndexes",
    "Office",
    "RosterEntry",
    "Standing",
    "Stay",
    "StoredMember",
    "active_on",
    "admit",
    "admit_many",
    "amend",
    "appoint",
    "attach_temporarily",
    "attend",
    "below",
    "card_digits",
    "check_period",
    "checked_reason",
    "citizen_id_digits",
    "correct",
    "counts_by_child",
    "current",
    "dossier",
    "end_exemption",
    "end_office",
    "end_offices_in",
    "end_stays",
    "exempt",
    "exempt_at",
    "exemptions_of",
    "expected_at",
    "field_text",
    "field_value",
    "former",
    "get",
    "get_former",
    "history",
    "history_of",
    "holders_of",
    "home_cell",
    "in_home_cell",
    "is_under_age",
    "masked",
    "move_home",
    "named_like",
    "namesakes",
    "number_conditions",
    "offices_of",
    "page",
    "phone_e164",
    "rehome",
    "remove_unused",
    "return_home",
    "reveal",
    "roster_at",
    "settle",
    "shown_value",
    "standings",
    "status_at",
    "status_history",
    "status_on",
    "stored",
    "taken",
    "transfer",
    "version",
    "view",
    "visible_to",
]
