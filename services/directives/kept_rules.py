"""An audience as it is kept for later: by codes and words, so that it is resolved anew when it is used."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from models import MemberStatus
from services.directives.audience import AudienceLine, AudienceRule
from services.directives.frozen import capacity


def kept(rule: AudienceRule) -> dict[str, Any]:
    """What a JSON column holds of a rule."""
    return {
        "include": [[line.organisation, line.below] for line in rule.include],
        "exclude": [[line.organisation, line.below] for line in rule.exclude],
        "roles": [word.value for word in rule.roles],
        "statuses": [status.value for status in rule.statuses],
        "without_exempt": rule.without_exempt,
        "added": [str(person) for person in rule.added],
        "removed": [str(person) for person in rule.removed],
    }


def rule_kept(kept: dict[str, Any]) -> AudienceRule:
    """The rule that a JSON column holds."""
    return AudienceRule(
        include=tuple(AudienceLine(*line) for line in kept["include"]),
        exclude=tuple(AudienceLine(*line) for line in kept["exclude"]),
        roles=tuple(capacity(word) for word in kept["roles"]),
        statuses=tuple(MemberStatus(status) for status in kept["statuses"]),
        without_exempt=kept["without_exempt"],
        added=tuple(UUID(person) for person in kept["added"]),
        removed=tuple(UUID(person) for person in kept["removed"]),
    )
