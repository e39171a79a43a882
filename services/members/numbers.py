"""The numbers a member is known by, brought to one form. Numbers are text: zeros in front matter."""

from __future__ import annotations

import contextlib
import re

from services.members.errors import MalformedCardNumber, MalformedCitizenId, MalformedNumber, MalformedPhone

_SEPARATORS = re.compile(r"[\s.\-–/()]+")
_CARD = re.compile(r"[0-9]{8,12}")
_CITIZEN_ID = re.compile(r"[0-9]{12}")
_NATIONAL_PHONE = re.compile(r"0[1-9][0-9]{8,9}")


def card_digits(text: str) -> str:
    """A party-card number as 8 to 12 digits, separators removed.

    Raises:
        MalformedCardNumber: anything else.
    """
    digits = _SEPARATORS.sub("", text)
    if not _CARD.fullmatch(digits):
        raise MalformedCardNumber(field="card_number")
    return digits


def citizen_id_digits(text: str) -> str:
    """A citizen id (số định danh) as its 12 digits.

    Raises:
        MalformedCitizenId: anything else.
    """
    digits = _SEPARATORS.sub("", text)
    if not _CITIZEN_ID.fullmatch(digits):
        raise MalformedCitizenId(field="citizen_id")
    return digits


def phone_e164(text: str) -> str:
    """A Vietnamese telephone number as E.164: ``0912 345 678`` and ``+84 912…`` → ``+84912345678``.

    Raises:
        MalformedPhone: anything else.
    """
    digits = _SEPARATORS.sub("", text)
    national = re.sub(r"^(\+|00)?840?", "0", digits)  # many write +84 (0)912 …
    if not _NATIONAL_PHONE.fullmatch(national):
        raise MalformedPhone(field="phone")
    return "+84" + national[1:]


def readings(text: str) -> dict[str, str]:
    """Every number that ``text`` could be, by field, in its one form; empty if it is none."""
    found = {}
    for field, form in (
        ("phone", phone_e164),
        ("card_number", card_digits),
        ("citizen_id", citizen_id_digits),
    ):
        with contextlib.suppress(MalformedNumber):
            found[field] = form(text)
    return found


def masked(number: str | None) -> str | None:
    """All but the last three characters hidden: ``•••••••••678``."""
    return None if number is None else "•" * (len(number) - 3) + number[-3:]
