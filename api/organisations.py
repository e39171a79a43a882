"""Organisations over REST."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import url_for

from api.blueprint import Blueprint
from api.members import EXAMPLE as MEMBER_EXAMPLE
from api.members import member_page
from api.resource import Resource, requires
from api.schemas.members import MemberPageSchema
from api.schemas.organisations import (
    AsOfQuery,
    OrganisationCreateSchema,
    OrganisationListSchema,
    OrganisationSchema,
    PageAsOfQuery,
    RoleListSchema,
)
from services import accounts, organisations
from services.actor import Work
from services.organisations import Place
from services.permissions import Permission

blueprint = Blueprint(
    "organisations", __name__, url_prefix="/organisations", description="The tree of party organisations"
)
_EXAMPLE = {
    "code": "17206-CB01",
    "name": "Chi bộ thôn Đông",
    "kind": "cell",
    "parent": "17206",
    "valid_from": "2025-07-01",
    "valid_to": None,
}
_ROLE = {
    "member": MEMBER_EXAMPLE["id"],
    "full_name": MEMBER_EXAMPLE["full_name"],
    "role": "organisation_board",
    "valid_from": "2025-07-01",
    "valid_to": None,
}


def shown(work: Work, organisation: Place) -> dict[str, Any]:
    """An organisation with its parent's code."""
    return {
        "code": organisation.code,
        "name": organisation.name,
        "kind": organisation.kind,
        "parent": organisations.parent_code(work, organisation),
        "valid_from": organisation.valid_from,
        "valid_to": organisation.valid_to,
    }


def _place(work: Work, code: str, on: date | None) -> Place:
    return organisations.get_as_of(work, code, on) if on else organisations.get(work, code)


@blueprint.route("")
class OrganisationCollection(Resource):
    """All organisations."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(
        OrganisationCreateSchema,
        example={key: _EXAMPLE[key] for key in ("code", "name", "kind", "parent", "valid_from")},
    )
    @blueprint.response(201, OrganisationSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any]) -> Any:
        """Found an organisation."""
        organisation = organisations.create(self.work, **fields)
        location = url_for("organisations.OrganisationItem", code=organisation.code)
        return shown(self.work, organisation), 201, {"Location": location}


@blueprint.route("/<code>")
class OrganisationItem(Resource):
    """One organisation."""

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.arguments(AsOfQuery, location="query")
    @blueprint.response(200, OrganisationSchema, example=_EXAMPLE)
    def get(self, query: dict[str, date], code: str) -> Any:
        """An organisation as it was on a day."""
        return shown(self.work, _place(self.work, code, query.get("as_of")))


@blueprint.route("/<code>/children")
class OrganisationChildren(Resource):
    """The organisations directly below one."""

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.arguments(AsOfQuery, location="query")
    @blueprint.response(200, OrganisationListSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, date], code: str) -> Any:
        """The organisations directly below, in Vietnamese order."""
        on = query.get("as_of")
        top = _place(self.work, code, on)
        below = organisations.children_as_of(self.work, top, on or self.work.today)
        return {"items": [shown(self.work, child) for child in below], "next": None}


@blueprint.route("/<code>/members")
class OrganisationMembers(Resource):
    """The members at an organisation and below."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(PageAsOfQuery, location="query")
    @blueprint.response(200, MemberPageSchema, example={"items": [MEMBER_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any], code: str) -> Any:
        """The members of an organisation and all below it, sorted by given name."""
        return member_page(self.work, organisation=code, **query)


@blueprint.route("/<code>/roles")
class OrganisationRoles(Resource):
    """Who serves an organisation in the handbook."""

    @requires(Permission.ROLE_GRANT)
    @blueprint.arguments(AsOfQuery, location="query")
    @blueprint.response(200, RoleListSchema, example={"items": [_ROLE], "next": None})
    def get(self, query: dict[str, date], code: str) -> Any:
        """The roles held at just this organisation on a day."""
        on = query.get("as_of") or self.work.today
        return {"items": accounts.roles_at(self.work, code, on), "next": None}
