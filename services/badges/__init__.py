"""Seniority and party badges: exact days, rounds, early proposals, awards."""

from services.badges.commands import award, interrupt, propose_early
from services.badges.numbers import BadgeNumbers, in_force
from services.badges.queries import BadgeReport, BadgeRow, SeniorityStanding, report, standing
from services.badges.rounds import Turn, next_turn, round_before, round_from, turn
from services.badges.seniority import full_years, reached_on
from services.badges.workbook import workbook

__all__ = [
    "BadgeNumbers",
    "BadgeReport",
    "BadgeRow",
    "SeniorityStanding",
    "Turn",
    "award",
    "full_years",
    "in_force",
    "interrupt",
    "next_turn",
    "propose_early",
    "reached_on",
    "report",
    "round_before",
    "round_from",
    "standing",
    "turn",
    "workbook",
]
