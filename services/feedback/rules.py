"""The way of a feedback, as a table: which step may follow which, and who takes it."""

from __future__ import annotations

from collections.abc import Sequence

from models import FeedbackLevel, FeedbackState, Organisation, OrganisationKind

_S = FeedbackState

OFFICE_STEPS: dict[FeedbackState, frozenset[FeedbackState]] = {
    _S.SUBMITTED: frozenset({_S.RECEIVED, _S.IN_PROGRESS, _S.ANSWERED, _S.REJECTED}),
    _S.RECEIVED: frozenset({_S.IN_PROGRESS, _S.ANSWERED, _S.REJECTED}),
    _S.IN_PROGRESS: frozenset({_S.ANSWERED, _S.REJECTED}),
    _S.REOPENED: frozenset({_S.IN_PROGRESS, _S.ANSWERED, _S.REJECTED}),
    _S.CONFIRMED: frozenset({_S.CLOSED}),
}
AUTHOR_STEPS: dict[FeedbackState, frozenset[FeedbackState]] = {
    _S.ANSWERED: frozenset({_S.CONFIRMED, _S.REOPENED}),
}
ENDED = frozenset({_S.CLOSED, _S.REJECTED})

LEVEL_KINDS: dict[FeedbackLevel, frozenset[OrganisationKind]] = {
    FeedbackLevel.CELL: frozenset({OrganisationKind.CELL, OrganisationKind.BASE_CELL}),
    FeedbackLevel.COMMUNE: frozenset({OrganisationKind.COMMUNE}),
    FeedbackLevel.PROVINCE: frozenset({OrganisationKind.PROVINCE}),
    FeedbackLevel.CENTRE: frozenset({OrganisationKind.CENTRE}),
}


def next_states(state: FeedbackState, *, is_author: bool) -> frozenset[FeedbackState]:
    """The steps open from ``state`` to the author, or to the office that handles it."""
    return (AUTHOR_STEPS if is_author else OFFICE_STEPS).get(state, frozenset())


def superior_among(above: Sequence[Organisation]) -> Organisation:
    """Who is told when an office is late: the nearest committee of a level above it, else its parent.

    Args:
        above: the organisations above the office, from the root down; at least one.
    """
    committees = {kind for kinds in LEVEL_KINDS.values() for kind in kinds}
    nearest_first = above[::-1]
    return next((one for one in nearest_first if one.kind in committees), nearest_first[0])
