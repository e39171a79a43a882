"""The numbers a member is known by, and what understands each."""

from __future__ import annotations

from collections.abc import Callable

from services.imports.cell_value import Value
from services.imports.fields import Field
from services.imports.values.card_numbers import card_number
from services.imports.values.citizen_ids import citizen_id
from services.imports.values.phones import phone_number
from services.imports.values.understood import Understood

NUMBERS: dict[Field, Callable[[Value], Understood[str]]] = {
    Field.CARD_NUMBER: card_number,
    Field.CITIZEN_ID: citizen_id,
    Field.PHONE: phone_number,
}
