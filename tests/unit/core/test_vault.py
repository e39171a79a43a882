"""Sealing, opening and indexing."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from core.vault import Vault, token_hash

VAULT = Vault("a secret key of the handbook, long enough to be one")
OTHER = Vault("a secret key of another handbook, also long enough")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(InvalidTag):
        OTHER.open(VAULT.seal("012345678901"))


@given(st.integers(0, 40), st.integers(1, 255))
def test_what_was_altered_does_not_open(place: int, change: int) -> None:
    sealed = bytearray(VAULT.seal("012345678901"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(InvalidTag):
        VAULT.open(bytes(sealed))


@pytest.mark.parametrize("length", [1, 12, 13, 20, 28])
def test_what_was_cut_short_does_not_open(length: int) -> None:
    with pytest.raises((InvalidTag, ValueError)):
        VAULT.open(VAULT.seal("012345678901")[:length])


@given(st.text(max_size=50))
def test_what_was_sealed_opens_to_the_same(text: str) -> None:
    assert VAULT.open(VAULT.seal(text)) == text


def test_two_seals_of_one_text_differ_and_show_nothing_of_it() -> None:
    one, other = VAULT.seal("012345678901"), VAULT.seal("012345678901")
    assert one != other
    assert b"012345678901" not in one


@given(st.lists(st.none() | st.text(max_size=20), max_size=20))
def test_many_sealed_at_once_open_to_the_same_and_none_like_another(texts: list[str | None]) -> None:
    sealed = VAULT.seal_all(texts)
    assert [VAULT.open_optional(one) for one in sealed] == texts
    there = [one for one in sealed if one is not None]
    assert len({one[:13] for one in there}) == len(there)  # version and nonce


def test_the_index_of_stored_numbers_never_changes() -> None:
    assert VAULT.index("phone", "+84912345678").hex() == "eb5246b62d997fd0413387bfd2385480"


def test_an_empty_field_stays_empty() -> None:
    assert VAULT.open_optional(None) is None
    assert VAULT.open_optional(VAULT.seal("x")) == "x"


@given(st.text(max_size=20), st.text(max_size=20))
def test_indexes_are_equal_exactly_where_texts_are(one: str, other: str) -> None:
    assert (VAULT.index("phone", one) == VAULT.index("phone", other)) is (one == other)


def test_an_index_tells_neither_purpose_nor_key() -> None:
    indexes = {VAULT.index("phone", "1"), VAULT.index("card", "1"), OTHER.index("phone", "1")}
    assert len(indexes) == 3
    assert {len(index) for index in indexes} == {16}


def test_each_mechanism_has_a_key_of_its_own() -> None:
    keys = {VAULT.key_for("cookies"), VAULT.key_for("database role"), OTHER.key_for("cookies")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}
    assert VAULT.key_for("cookies") == VAULT.key_for("cookies")


def test_a_token_is_kept_as_a_hash() -> None:
    assert token_hash("token") != token_hash("Token")
    assert len(token_hash("token")) == 32
