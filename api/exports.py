"""Lists to take out over REST: for spreadsheets and for other systems."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from api.blueprint import Blueprint
from api.fields import day, line
from api.resource import Resource, requires
from api.spreadsheets import FILE, sent
from services import exports
from services.permissions import Permission

blueprint = Blueprint(
    "exports",
    __name__,
    url_prefix="/exports",
    description="Whole lists as CSV, XLSX or JSON; each that is taken out is logged",
)


class ExportQuery(Schema):
    """Of which organisation (and all below it), in which format, and as of which day."""

    organisation = line(40)
    format = fields.String(load_default="xlsx", validate=OneOf(tuple(exports.FORMATS)))
    as_of = day(metadata={"description": "today by default"})


class _Export(Resource):
    leaves_a_trace = True
    noun: str

    def _file(self, query: dict[str, Any]) -> Response:
        found = exports.export(
            self.work, self.noun, query["organisation"], query["format"], as_of=query.get("as_of")
        )
        return sent(found)


@blueprint.route("/members")
class MemberExport(_Export):
    """The members of an organisation."""

    noun = "members"

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(ExportQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """Members in the columns that `POST /imports` reads; numbers masked unless one administers them."""
        return self._file(query)


@blueprint.route("/meetings")
class MeetingExport(_Export):
    """The meetings of an organisation's cells."""

    noun = "meetings"

    @requires(Permission.MEETING_VIEW)
    @blueprint.arguments(ExportQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """Meetings with the counts of their sheets, oldest first."""
        return self._file(query)


@blueprint.route("/directives")
class DirectiveExport(_Export):
    """What an organisation published."""

    noun = "directives"

    @requires(Permission.DIRECTIVE_REACH)
    @blueprint.arguments(ExportQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """Published directives of an organisation and those below, oldest first, without their texts."""
        return self._file(query)


@blueprint.route("/organisations")
class OrganisationExport(_Export):
    """The tree."""

    noun = "organisations"

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.arguments(ExportQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """An organisation and all below it on a day, parents first, with other systems' codes as columns."""
        return self._file(query)
