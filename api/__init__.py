"""The REST door: JSON for phones, scripts and other systems, described by OpenAPI 3.1."""

from __future__ import annotations

from flask import Flask

from api import (
    accounts,
    agenda,
    audit,
    badges,
    calls,
    cell_followers,
    check_ins,
    correction_requests,
    devices,
    directive_audiences,
    directive_library,
    directive_life,
    directive_persons,
    directive_plans,
    directive_rehearsals,
    directive_secrecy,
    directives,
    documentation,
    dues,
    duplicates,
    engine,
    exports,
    feedback,
    guests,
    health,
    imports,
    inbox,
    invitations,
    meeting_months,
    meeting_quality,
    meetings,
    member_terms,
    members,
    minutes,
    monthly_reports,
    notes,
    organisation_changes,
    organisations,
    quality,
    reminders,
    report_sources,
    reports,
    rules,
    saved_audiences,
    status_changes,
    tasks,
    transfers,
    votes,
    warnings,
    webhooks,
)
from api.blueprint import Api
from api.json_provider import OrjsonProvider
from api.month_converter import MonthConverter, described
from api.openapi import SPECIFICATION, describe_fields

BLUEPRINTS = (
    accounts.blueprint,
    inbox.blueprint,
    devices.blueprint,
    directives.blueprint,
    directive_audiences.blueprint,
    directive_library.blueprint,
    directive_life.blueprint,
    directive_persons.blueprint,
    directive_plans.blueprint,
    directive_rehearsals.blueprint,
    directive_secrecy.blueprint,
    saved_audiences.blueprint,
    meetings.blueprint,
    agenda.blueprint,
    minutes.blueprint,
    meeting_months.blueprint,
    meeting_quality.blueprint,
    guests.blueprint,
    invitations.blueprint,
    notes.blueprint,
    check_ins.blueprint,
    calls.blueprint,
    cell_followers.blueprint,
    feedback.blueprint,
    organisations.blueprint,
    organisation_changes.blueprint,
    members.blueprint,
    member_terms.blueprint,
    duplicates.blueprint,
    duplicates.merges,
    imports.blueprint,
    correction_requests.blueprint,
    badges.blueprint,
    dues.blueprint,
    status_changes.blueprint,
    transfers.blueprint,
    reminders.blueprint,
    reports.blueprint,
    report_sources.blueprint,
    monthly_reports.blueprint,
    quality.blueprint,
    engine.blueprint,
    exports.blueprint,
    rules.blueprint,
    tasks.blueprint,
    votes.blueprint,
    warnings.blueprint,
    audit.blueprint,
    webhooks.blueprint,
)


def register(app: Flask) -> None:
    """Put the API, its description and the health checks on ``app``.

    ``app.extensions["handbook"]`` holds the runtime.
    """
    app.json = OrjsonProvider(app)
    app.config.update(SPECIFICATION)
    app.url_map.converters["month"] = MonthConverter
    api = Api(app)
    api.register_converter(MonthConverter, described)
    describe_fields(api)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix=f"/api/v1{blueprint.url_prefix or ''}")
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(health.blueprint)
