"""An audience as JSON: a rule by codes and words, to be resolved anew; what it was resolved to, in ids."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from models import MemberStatus
from services.directives.audience import Audience, AudienceLine, AudienceRule
from services.directives.frozen import capacity


def kept(rule: AudienceRule) -> dict[str, Any]:
    """What a JSON column holds of a rule."""
    return {
        "include": [[line.organisation, line.below] for line in rule.include],
        "exclude": [[line.organisation, line.below] for line in rule.exclude],
        **_kept_people(rule),
    }


def rule_kept(kept: dict[str, Any]) -> AudienceRule:
    """The rule that a JSON column holds."""
    return AudienceRule(
        include=tuple(AudienceLine(*line) for line in kept["include"]),
        exclude=tuple(AudienceLine(*line) for line in kept["exclude"]),
        **_people_kept(kept),
    )


def kept_audience(audience: Audience) -> dict[str, Any]:
    """What a JSON column holds of an audience that is as it is from now on."""
    lines = {"include": list(audience.include), "exclude": list(audience.exclude)}
    return lines | _kept_people(audience)


def audience_kept(kept: dict[str, Any]) -> Audience:
    """The audience that a JSON column holds."""
    return Audience(
        include=tuple((organisation, below) for organisation, below in kept["include"]),
        exclude=tuple((organisation, below) for organisation, below in kept["exclude"]),
        **_people_kept(kept),
    )


def _kept_people(chosen: AudienceRule | Audience) -> dict[str, Any]:
    return {
        "roles": [word.value for word in chosen.roles],
        "statuses": [status.value for status in chosen.statuses],
        "without_exempt": chosen.without_exempt,
        "added": [str(person) for person in chosen.added],
        "removed": [str(person) for person in chosen.removed],
    }


def _people_kept(kept: dict[str, Any]) -> dict[str, Any]:
    return {
        "roles": tuple(capacity(word) for word in kept["roles"]),
        "statuses": tuple(MemberStatus(status) for status in kept["statuses"]),
        "without_exempt": kept["without_exempt"],
        "added": tuple(UUID(person) for person in kept["added"]),
        "removed": tuple(UUID(person) for person in kept["removed"]),
    }
