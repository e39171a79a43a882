"""The movement of members (di biến động): statuses, transfers, and what is about to run out."""

from services.movement.arrivals import admit_from_outside
from services.movement.running_out import Reminder, ReminderKind, reminders
from services.movement.status_changes import change_status, open_statuses
from services.movement.transfer_queries import (
    Direction,
    TransferSlip,
    find_transfers,
    slip,
    transfers_of,
    warning_of,
)
from services.movement.transfer_rules import PeriodWarning
from services.movement.transfers import request_transfer, take_step, transfer_at_once

__all__ = [
    "Direction",
    "PeriodWarning",
    "Reminder",
    "ReminderKind",
    "TransferSlip",
    "admit_from_outside",
    "change_status",
    "find_transfers",
    "open_statuses",
    "reminders",
    "request_transfer",
    "slip",
    "take_step",
    "transfer_at_once",
    "transfers_of",
    "warning_of",
]
