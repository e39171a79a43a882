"""One text for one record: whatever order it was put together in, wherever its moments were told."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.meetings.canonical import canonical, digest

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)
RECORDS = st.dictionaries(st.text(st.characters(codec="utf-8")), PLAIN)


@given(RECORDS)
def test_it_is_what_any_json_writer_would_sort(record: dict[str, Any]) -> None:
    said = canonical(record)
    assert json.loads(said) == record
    assert list(json.loads(said)) == sorted(record, key=lambda key: key.encode())


@given(RECORDS, st.randoms())
def test_the_order_of_making_does_not_count(record: dict[str, Any], chance: Any) -> None:
    keys = list(record)
    chance.shuffle(keys)
    assert digest(canonical({key: record[key] for key in keys})) == digest(canonical(record))


def test_a_moment_is_the_same_in_every_zone() -> None:
    here = datetime(2026, 11, 5, 19, 30, tzinfo=timezone(timedelta(hours=7)))
    assert canonical({"at": here}) == '{"at":"2026-11-05T12:30:00Z"}'
    assert canonical({"on": date(2026, 11, 5)}) == '{"on":"2026-11-05"}'


def test_what_is_written_in_two_ways_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical({"what": object()})
