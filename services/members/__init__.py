"""Members: their record, their cell over time, their positions and exemptions."""

from services.members.commands import admit, appoint, attach_temporarily, exempt
from services.members.errors import MalformedNumber, MemberNotFound
from services.members.numbers import masked, phone_e164
from services.members.queries import (
    MemberRow,
    attending,
    current,
    exempt_at,
    expected_at,
    get,
    home_cell,
    in_home_cell,
    number_conditions,
    page,
    visible_to,
)
from services.members.transfers import transfer

__all__ = [
    "MalformedNumber",
    "MemberNotFound",
    "MemberRow",
    "admit",
    "appoint",
    "attach_temporarily",
    "attending",
    "current",
    "exempt",
    "exempt_at",
    "expected_at",
    "get",
    "home_cell",
    "in_home_cell",
    "masked",
    "number_conditions",
    "page",
    "phone_e164",
    "transfer",
    "visible_to",
]
