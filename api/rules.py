"""Rule packs over REST: the numbers that judge a month, and who decided them."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.rules import RuleDecisionSchema, RuleSetSchema, RulesQuery, RulesSchema
from models import Organisation, RuleOverride
from services import rule_packs
from services.permissions import Permission
from services.rule_packs import Rule

blueprint = Blueprint("rules", __name__, url_prefix="/organisations", description="Rules in force")
_SET = {
    "rule": "meeting.minutes_at_least",
    "value": 60,
    "valid_from": "2026-12-01",
    "source": "15-HD/BTCTU",
}
_DECISION = _SET | {"organisation": "17206", "organisation_name": "Đảng ủy xã Ví Dụ"}
_RULES = {
    "organisation": "17206-CB01",
    "on": "2026-12-05",
    "valid_from": "2025-10-28",
    "source": "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025",
    "rules": [
        {
            "name": "meeting.minutes_at_least",
            "value": 60,
            "title": "Thời gian sinh hoạt tối thiểu",
            "unit": "phút",
            "least": 1,
            "most": 600,
        }
    ],
    "decisions": [_DECISION],
}


def _rule(rule: Rule) -> dict[str, Any]:
    words = rule.words
    return {
        "name": rule.name,
        "value": rule.value,
        "title": words["vi"],
        "unit": words["unit"],
        "least": words["least"],
        "most": words["most"],
    }


def _decision(override: RuleOverride, by: Organisation) -> dict[str, Any]:
    return {
        "rule": override.rule,
        "value": override.value,
        "valid_from": override.valid_from,
        "source": override.source,
        "organisation": by.code,
        "organisation_name": by.name,
    }


@blueprint.route("/<code>/rules")
class OrganisationRules(Resource):
    """The numbers that judge what happens at an organisation."""

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.arguments(RulesQuery, location="query")
    @blueprint.response(200, RulesSchema, example=_RULES)
    def get(self, query: dict[str, date], code: str) -> Any:
        """The numbers in force on a day, their source, and who decided otherwise than the nation."""
        on = query.get("on") or self.work.today
        found = rule_packs.rules_at(self.work, code, on)
        return {
            "organisation": found.organisation.code,
            "on": on,
            "valid_from": found.pack.valid_from,
            "source": found.pack.source,
            "rules": [_rule(rule) for rule in found.rules],
            "decisions": [_decision(override, by) for override, by in found.decisions],
        }

    @requires(Permission.RULES_SET)
    @blueprint.arguments(RuleSetSchema, example=_SET)
    @blueprint.response(201, RuleDecisionSchema, example=_DECISION)
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Set a number for an organisation and all below it, from this month on."""
        override, place = rule_packs.set_rule(self.work, code, **fields)
        return _decision(override, place)
