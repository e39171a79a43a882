"""The way of a feedback, as a table: which step may follow which, and who takes it."""

from __future__ import annotations

from models import FeedbackLevel, FeedbackState, OrganisationKind

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
