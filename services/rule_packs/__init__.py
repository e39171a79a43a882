"""Rule packs: dated sets of the numbers that judge a month, kept as data with their source."""

from services.rule_packs.packs import Level, RulePack, attendance_level, in_force

__all__ = ["Level", "RulePack", "attendance_level", "in_force"]
