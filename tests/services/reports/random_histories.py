"""Running a state machine through random histories of so many events in all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run_histories(machine: Callable[[], RuleBasedStateMachine], *, events: int, steps: int) -> None:
    """Each history has ``steps`` events; there is one at least."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, events // steps),
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
