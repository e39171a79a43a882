"""Rule packs: dated sets of the numbers that judge a month, overridable per organisation.

The national packs are data files with their source; an organisation's own decisions are rows.
"""

from services.rule_packs.commands import RulesOfPlace, rules_at, set_rule
from services.rule_packs.errors import RuleForThePast, RuleOutOfBounds, RuleSetTwice, UnknownRule
from services.rule_packs.national import national
from services.rule_packs.overrides import (
    Rule,
    Timeline,
    departures,
    in_force,
    in_force_at,
    rules_of,
    timeline,
    timelines,
)
from services.rule_packs.pack import Level, RulePack, adoption_level, attendance_level
from services.rule_packs.sections import FeedbackRules, MovementRules, OutcomeRules, ReadingRules

__all__ = [
    "FeedbackRules",
    "Level",
    "MovementRules",
    "OutcomeRules",
    "ReadingRules",
    "Rule",
    "RuleForThePast",
    "RuleOutOfBounds",
    "RulePack",
    "RuleSetTwice",
    "RulesOfPlace",
    "Timeline",
    "UnknownRule",
    "adoption_level",
    "attendance_level",
    "departures",
    "in_force",
    "in_force_at",
    "national",
    "rules_at",
    "rules_of",
    "set_rule",
    "timeline",
    "timelines",
]
