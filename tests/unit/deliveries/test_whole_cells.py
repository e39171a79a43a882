"""Cutting an audience into chunks of whole cells."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from services.deliveries.rules import whole_cells

Rows = list[tuple[int, int]]

sizes = st.integers(1, 12)


@st.composite
def sorted_rows(draw: st.DrawFn) -> Rows:
    """``(cell, recipient)``, sorted by cell, every recipient once."""
    counts = draw(st.lists(st.integers(1, 9), max_size=12))
    numbers = iter(range(1, 200))
    return [(cell, next(numbers)) for cell, count in enumerate(counts, start=3) for _ in range(count)]


def cells_of(rows: Rows) -> list[tuple[int, list[int]]]:
    return [(cell, [number for _, number in group]) for cell, group in groupby(rows, key=lambda row: row[0])]


@given(sorted_rows(), sizes)
def test_chunk_after_chunk_takes_every_recipient_once_and_in_order(rows: Rows, size: int) -> None:
    taken: list[tuple[int, list[int]]] = []
    left = rows
    while left:
        chunk = whole_cells(left, size=size, is_last=True)
        assert chunk, "no progress"
        taken += chunk
        left = [row for row in left if row[0] > chunk[-1][0]]

    assert taken == cells_of(rows)


@given(sorted_rows(), sizes)
def test_a_chunk_is_as_large_as_whole_cells_allow(rows: Rows, size: int) -> None:
    chunk = whole_cells(rows, size=size, is_last=True)
    recipients = sum(len(numbers) for _, numbers in chunk)
    rest = cells_of(rows)[len(chunk) :]

    assert recipients <= size or len(chunk) == 1
    assert not rest or recipients + len(rest[0][1]) > size


@given(sorted_rows(), sizes, st.data())
def test_a_cell_that_the_query_cut_short_waits_for_the_next_chunk(
    rows: Rows, size: int, data: st.DataObject
) -> None:
    """Reading the audience through a window of any width gives the same cells as reading all of it."""
    widest = max((len(numbers) for _, numbers in cells_of(rows)), default=0)
    window = data.draw(st.integers(widest + 1, widest + 15))
    taken: list[tuple[int, list[int]]] = []
    while True:
        after = taken[-1][0] if taken else 0
        seen = [row for row in rows if row[0] > after][:window]
        chunk = whole_cells(seen, size=size, is_last=len(seen) < window)
        if not chunk:
            break
        taken += chunk

    assert taken == cells_of(rows)
