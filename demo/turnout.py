"""Who comes to a meeting of a cell, and what is written on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from demo.chance import dice
from demo.gatherings import Gathering
from demo.tree import Habit
from models import AttendanceStatus
from services.meetings import AttendanceRow, SheetRow

# Least and most of those expected who come, and the part of the absent who gave a reason.
_HABITS = {
    Habit.DILIGENT: (0.87, 1.0, 0.9),
    Habit.MIDDLING: (0.60, 0.85, 0.6),
    Habit.NEGLIGENT: (0.28, 0.50, 0.3),
}
_REASONS = ("Ốm", "Đi công tác", "Việc gia đình", "Đi làm ăn xa", "Chăm người ốm", "Trực cơ quan")
_A = AttendanceStatus
_WAYS_TO_COME = ((_A.PRESENT, _A.LATE, _A.PRESENT_ONLINE), (92, 5, 3))


def sheet(gathering: Gathering, rows: Sequence[SheetRow]) -> list[AttendanceRow]:
    """The marks a secretary makes on a roster; those not named stay ``not_marked``."""
    chance = dice("turnout", gathering.cell.code, gathering.starts_at)
    expected = sorted((row for row in rows if not row.is_exempt), key=lambda row: _unreliability(row, chance))
    least, most, excused = _HABITS[gathering.cell.habit]
    present = gathering.present
    if present is None:
        present = round(len(expected) * chance.uniform(least, most))
    marks = [_came(row, chance) for row in expected[:present]]
    marks += [_stayed_away(row, chance, excused) for row in expected[present:]]
    marks += [_came(row, chance) for row in rows if row.is_exempt and chance.random() < 0.1]
    return marks if gathering.is_complete else marks[: len(marks) * 2 // 3]


def _unreliability(row: SheetRow, chance: Random) -> float:
    """Mostly the same people stay away, but not always."""
    return dice("reliability", row.member.card_number).random() + chance.random() * 0.8


def _came(row: SheetRow, chance: Random) -> AttendanceRow:
    return AttendanceRow(row.member.id, chance.choices(*_WAYS_TO_COME)[0])


def _stayed_away(row: SheetRow, chance: Random, excused: float) -> AttendanceRow:
    if chance.random() < excused:
        return AttendanceRow(row.member.id, _A.ABSENT_EXCUSED, chance.choice(_REASONS))
    return AttendanceRow(row.member.id, _A.ABSENT_UNEXCUSED)
