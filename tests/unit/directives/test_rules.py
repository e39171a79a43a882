"""Pure decisions about directives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Secrecy, Urgency
from services.directives.errors import SecretRefused
from services.directives.rules import QUEUE_URGENCY, check_secrecy
from services.directives.symbols import DOCUMENT_TYPES, document_type, symbol_key


@pytest.mark.parametrize("mark", sorted(set(Secrecy) - {Secrecy.NONE}))
def test_nothing_secret_is_taken(mark: Secrecy) -> None:
    with pytest.raises(SecretRefused) as caught:
        check_secrecy(mark)
    assert caught.value.field == "secrecy"


def test_what_has_no_mark_is_taken() -> None:
    check_secrecy(Secrecy.NONE)


@pytest.mark.parametrize(
    "symbol", ["339-QĐ/TW", "339 - QĐ/TW", "339-qđ/tw", " 339-QD/TW ", "339-Q\u00d0/TW", "339\u00a0-QĐ/TW"]
)
def test_a_symbol_is_one_however_it_is_typed(symbol: str) -> None:
    assert symbol_key(symbol) == "339-qd/tw"


@pytest.mark.parametrize("symbol", ["339-QC/TW", "340-QĐ/TW", "339-QĐ/TU", "91/2025/QH15"])
def test_other_symbols_are_others(symbol: str) -> None:
    assert symbol_key(symbol) != "339-qd/tw"


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(symbol: str) -> None:
    assert symbol_key(symbol_key(symbol)) == symbol_key(symbol)


@pytest.mark.parametrize(("sign", "name"), DOCUMENT_TYPES.items())
def test_a_type_is_given_by_sign_or_by_name(sign: str, name: str) -> None:
    for given_as in (sign, name, name.upper(), f" {name.lower()} "):
        assert document_type(given_as) == sign


def test_an_unknown_type_stays_as_it_is() -> None:
    assert document_type("  Lời kêu   gọi ") == "Lời kêu gọi"


def test_signs_that_differ_only_in_case_are_kept_apart() -> None:
    assert (document_type("QĐ"), document_type("QĐi")) == ("QĐ", "QĐi")
    assert (document_type("CT"), document_type("CTr")) == ("CT", "CTr")


def test_the_more_urgent_goes_first() -> None:
    order = [Urgency.NORMAL, Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS]
    assert sorted(order, key=QUEUE_URGENCY.__getitem__) == order
    assert len(set(QUEUE_URGENCY.values())) == len(Urgency)
