"""Symbols (số, ký hiệu): read where they follow a form, kept as text where not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.vietnamese import fold, normalise

_DATA = tomllib.loads((Path(__file__).parent / "document_types.toml").read_text("utf-8"))

DOCUMENT_TYPES: dict[str, str] = _DATA["types"]
"""Types of documents by their sign in a symbol, in the order of a list."""
ISSUERS: dict[str, str] = _DATA["issuers"]
"""Bodies by their sign in a symbol, where the sign means one body only."""

_LETTERS = r"[^\W\d_]+"
# 339-QĐ/TW, 42-HD/BTCTW; blanks and dashes of any kind between the parts.
_PARTY = re.compile(rf"(?P<number>\d{{1,5}})\s*[-–—]\s*(?P<type>{_LETTERS})\s*/\s*(?P<issuer>{_LETTERS})")
# 356/2025/NĐ-CP, 19/2025/QĐ-TTg, 1654/NQ-UBTVQH15
_STATE = re.compile(
    rf"(?P<number>\d{{1,5}})\s*/(?:\s*\d{{4}}\s*/)?\s*(?P<type>{_LETTERS})\s*-\s*(?P<issuer>{_LETTERS})\d*"
)


@dataclass(frozen=True, slots=True)
class ParsedSymbol:
    """The parts of a symbol. ``issuer`` is the body's name, None where its sign means several bodies."""

    number: int
    type: str
    issuer_sign: str
    issuer: str | None


def parse_symbol(text: str) -> ParsedSymbol | None:
    """The parts of a symbol of a known form and type; None for any other, which is kept as it is."""
    plain = normalise(text)
    found = _PARTY.fullmatch(plain) or _STATE.fullmatch(plain)
    sign = _sign(found["type"], DOCUMENT_TYPES) if found else None
    if found is None or sign is None:
        return None
    issuer_sign = _sign(found["issuer"], ISSUERS)
    return ParsedSymbol(
        number=int(found["number"]),
        type=sign,
        issuer_sign=issuer_sign or found["issuer"],
        issuer=ISSUERS[issuer_sign] if issuer_sign else None,
    )


def symbol_key(symbol: str) -> str:
    """The form symbols are compared by: ``339-QĐ/TW`` = ``339 - qđ/tw`` = ``339-QD/TW``."""
    return re.sub(r"\s+", "", fold(symbol))


def document_type(text: str) -> str:
    """The sign of a known type, given by sign or by name; any other text as it is."""
    wanted = normalise(text)
    return _by_name().get(fold(wanted), wanted)


def _sign(typed: str, known: dict[str, str]) -> str | None:
    """The known sign, first as it is written, then whatever its case and accents; ``QĐ`` is not ``QĐi``."""
    if typed in known:
        return typed
    return next((sign for sign in known if fold(sign) == fold(typed)), None)


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): sign for sign, name in DOCUMENT_TYPES.items()}
