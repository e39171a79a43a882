"""Pure rules of a correction request: its steps and its deadlines."""

from __future__ import annotations

from datetime import date

from models import RequestState

_S = RequestState
_STEPS: dict[RequestState, frozenset[RequestState]] = {
    _S.SUBMITTED: frozenset({_S.ANSWERED, _S.DONE, _S.DECLINED}),
    _S.ANSWERED: frozenset({_S.DONE, _S.DECLINED}),
}
OPEN = frozenset(_STEPS)
NEEDS_WORDS = frozenset({_S.ANSWERED, _S.DECLINED})
"""Steps that tell the member something."""


def next_states(state: RequestState) -> frozenset[RequestState]:
    """The steps open from ``state``."""
    return _STEPS.get(state, frozenset())


def is_late(state: RequestState, *, answer_by: date, done_by: date, today: date) -> bool:
    """Whether a request waits longer than it may: for its answer, or for its end."""
    if state is RequestState.SUBMITTED:
        return today > answer_by
    return state is RequestState.ANSWERED and today > done_by
