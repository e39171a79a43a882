"""Words, ticks and codes for man and woman."""

from __future__ import annotations

from functools import lru_cache

from core.vietnamese import normalise
from models import Gender
from services.imports.cell_value import Value

_WORDS = {
    **dict.fromkeys(("nam", "nam giới", "trai", "male", "m", "đàn ông"), Gender.MALE),
    **dict.fromkeys(("nữ", "nử", "nu", "nữ giới", "gái", "female", "f", "đàn bà"), Gender.FEMALE),
}
_TICKS = frozenset({"x", "×", "1", "1.0", "v", "✓", "✔", "√", "có", "*", "+", "nam", "nữ", "true", "đúng"})
_CODES = {"1": "1", "1.0": "1", "0": "0", "0.0": "0", "2": "2", "2.0": "2", "true": "1", "false": "0"}


def gender_word(raw: Value) -> Gender | None:
    """The sex a word names; None for anything else."""
    return _WORDS.get(_plain(raw).strip(" .")) if isinstance(raw, str) else None


def is_tick(raw: Value) -> bool:
    """Whether a cell of a tick column is ticked."""
    return raw is not None and _plain(str(raw)) in _TICKS


def gender_code(raw: Value) -> str | None:
    """A code whose meaning only the rest of the column can tell: ``1``, ``0`` or ``2``."""
    return None if raw is None else _CODES.get(_plain(str(raw)))


@lru_cache(maxsize=256)  # a column repeats a handful of words
def _plain(text: str) -> str:
    return normalise(text).lower()


def gender_by_middle_name(full_name: str) -> Gender | None:
    """What the customary middle names say: Thị for women, Văn for men."""
    middle = [word.casefold() for word in full_name.split()[1:-1]]
    if "thị" in middle:
        return Gender.FEMALE
    return Gender.MALE if "văn" in middle else None


def gender_by_citizen_id(number: str | None) -> Gender | None:
    """The fourth digit: even for men, odd for women (Decree 137/2015/NĐ-CP, article 7)."""
    if number is None:
        return None
    return Gender.FEMALE if int(number[3]) % 2 else Gender.MALE
