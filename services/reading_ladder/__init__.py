"""The reminder ladder: a directive that asks to be read is asked after, ever more closely, until it is."""

from services.reading_ladder.calls import Call, calls_to_make, calls_waiting
from services.reading_ladder.rounds import climb_next
from services.reading_ladder.rules import comes_at, due_step

__all__ = ["Call", "calls_to_make", "calls_waiting", "climb_next", "comes_at", "due_step"]
