"""The movement of members (di biến động): statuses, transfers, and what is about to run out."""

from services.movement.status_changes import change_status, open_statuses

__all__ = [
    "change_status",
    "open_statuses",
]
