"""What members ask to have set right in their own record, and by when that is done."""

from services.correction_requests.commands import submit, transition
from services.correction_requests.queries import RequestDetail, detail, get, own, queue
from services.correction_requests.rules import is_late, next_states

__all__ = [
    "RequestDetail",
    "detail",
    "get",
    "is_late",
    "next_states",
    "own",
    "queue",
    "submit",
    "transition",
]
