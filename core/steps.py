"""A column type for long lists of numbers that rise, or nearly do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from sqlalchemy import Dialect, Integer, TypeDecorator
from sqlalchemy.dialects.postgresql import ARRAY


class Steps(TypeDecorator[list[int]]):
    """Integers kept as the steps from one to the next, the first one from zero.

    Steps are small and alike, so that PostgreSQL stores five hundred of them in a fraction of the space.
    """

    impl = ARRAY(Integer)
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, _dialect: Dialect) -> list[int] | None:
        """Numbers to steps."""
        return None if value is None else [after - before for before, after in pairwise((0, *value))]

    def process_result_value(self, value: Sequence[int] | None, _dialect: Dialect) -> list[int] | None:
        """Steps to numbers."""
        return None if value is None else list(accumulate(value))
