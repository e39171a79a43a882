"""Finding records that may be one person, deciding on them, merging them and taking that back."""

from services.duplicates.choice import FIELDS, Proposal
from services.duplicates.commands import UNDO_FOR, Comparison, compare, decide, merge
from services.duplicates.queries import PairRow, Side, count_open, get, last_search, merges, page
from services.duplicates.reasons import MEANINGS, NEARLY_CERTAIN_FROM, REPORTED_FROM, Reason
from services.duplicates.search import SEARCH, ask, carry_out, search_newcomers
from services.duplicates.undo import UndoReport, forget_expired, get_merge, undo
from services.duplicates.viewing import view

__all__ = [
    "FIELDS",
    "MEANINGS",
    "NEARLY_CERTAIN_FROM",
    "REPORTED_FROM",
    "SEARCH",
    "UNDO_FOR",
    "Comparison",
    "PairRow",
    "Proposal",
    "Reason",
    "Side",
    "UndoReport",
    "ask",
    "carry_out",
    "compare",
    "count_open",
    "decide",
    "forget_expired",
    "get",
    "get_merge",
    "last_search",
    "merge",
    "merges",
    "page",
    "search_newcomers",
    "undo",
    "view",
]
