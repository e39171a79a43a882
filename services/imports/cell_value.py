"""What a cell of a spreadsheet can hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

Value: TypeAlias = str | float | bool | date | datetime | None
"""Text, a number, a truth value, a date, or nothing (None). Formulas give their last result."""
