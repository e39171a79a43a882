"""Preparing a directive: until it is published everything about it may change."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import select

from core.clock import LOCAL_TIME_ZONE
from core.errors import Forbidden
from core.identifiers import new_id
from core.vietnamese import canonical, fold, normalise
from models import Directive, DirectiveState, DraftChange, Organisation, PublicationPlan, Secrecy, Urgency
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.directives.content import changed_fields, content_of
from services.directives.errors import (
    AlreadyPublished,
    DirectiveExists,
    IssuerMissing,
    PublicationPlanned,
    TypeMissing,
)
from services.directives.index import refresh_index
from services.directives.queries import get
from services.directives.rules import check_secrecy
from services.directives.symbols import document_type, parse_symbol, symbol_key
from services.permissions import Permission


class DirectiveFields(TypedDict, total=False):
    """The metadata and the text of a directive, as its author enters them."""

    symbol: str
    type: str
    issuer: str
    issued_on: date
    abstract: str
    signer: str | None
    effective_on: date | None
    urgency: Urgency
    secrecy: Secrecy
    summary: str | None
    asks_member: str | None
    asks_secretary: str | None
    asks_committee: str | None
    body: str
    acknowledge_by: date | None


def draft(work: Work, *, organisation: str | None = None, **fields: Unpack[DirectiveFields]) -> Directive:
    """Begin a directive of an organisation (a code).

    Without ``organisation`` it is the issuer's, where the issuer is an organisation's code, else
    that of the actor's first publisher role.

    Raises:
        OrganisationNotFound: no such organisation that the actor may see.
        Forbidden: the actor publishes nothing there.
        SecretRefused: the document carries a secrecy mark.
        TypeMissing, IssuerMissing: left open, and the symbol does not tell.
        DirectiveExists: the organisation has one of that issuer, symbol and year.
    """
    check_secrecy(fields.pop("secrecy", Secrecy.NONE))
    owner = _owner(work, organisation, fields.get("issuer"))
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    fields = _completed(fields, owner)
    directive = Directive(
        id=new_id(),
        organisation_id=owner.id,
        state=DirectiveState.DRAFT,
        created_at=work.now,
        created_by=work.actor.identity,
        updated_at=work.now,
        urgency=Urgency.NORMAL,
        body="",
        version=1,
        audience_roles=[],
        audience_statuses=[],
    )
    apply(directive, fields)
    work.session.add(directive)
    save(work, directive)
    record(work, "directive.drafted", directive.id, organisation_id=owner.id)
    return directive


def edit(work: Work, directive_id: UUID, **fields: Unpack[DirectiveFields]) -> Directive:
    """Change a draft.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
        Forbidden: the actor may not manage it.
        AlreadyPublished: its text is fixed.
        SecretRefused, DirectiveExists: as for :func:`draft`.
    """
    directive = editable(work, directive_id)
    check_secrecy(fields.pop("secrecy", Secrecy.NONE))
    before = content_of(directive)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    if "symbol" in fields:  # it fills in what is emptied, and never replaces what stands there
        kept = DirectiveFields(type=directive.type, issuer=directive.issuer)
        fields = _completed(kept | fields, owner)
    apply(directive, fields)
    changed = changed_fields(before, content_of(directive))
    if not changed:
        return directive
    directive.updated_at = work.now
    save(work, directive)
    work.session.add(
        DraftChange(
            directive_id=directive.id,
            at=work.now,
            member_id=work.actor.identity,
            fields=changed,
            before={name: before[name] for name in changed},
        )
    )
    return directive


def editable(work: Work, directive_id: UUID, *, although_planned: bool = False) -> Directive:
    """A draft that the actor may change, held until the unit of work ends.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see :func:`edit`.
        PublicationPlanned: it is to be published by itself, as it is.
    """
    directive = get(work, directive_id, for_change=True)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    if directive.state is not DirectiveState.DRAFT:
        raise AlreadyPublished
    plan = None if although_planned else work.session.get(PublicationPlan, directive_id)
    if plan is not None and plan.refused_because is None:
        raise PublicationPlanned(at=f"{plan.publish_at.astimezone(LOCAL_TIME_ZONE):%H:%M %d/%m/%Y}")
    return directive


def _owner(work: Work, organisation: str | None, issuer: str | None) -> Organisation:
    if organisation is not None:
        return organisations.get(work, organisation)
    try:
        return organisations.get(work, issuer or "")
    except organisations.OrganisationNotFound:
        scope = work.actor.scope(Permission.DIRECTIVE_MANAGE)
        if not scope:
            raise Forbidden from None
        return work.session.get_one(Organisation, scope[0])


def apply(directive: Directive, fields: DirectiveFields) -> None:
    """Enter what was typed, each text in its normal form, and what follows from it."""
    for name, value in fields.items():
        # In Markdown blanks at the start of a line mean something.
        form = canonical if name == "body" else normalise
        setattr(directive, name, form(value) if type(value) is str else value)
    directive.type = document_type(directive.type)
    directive.symbol_key = symbol_key(directive.symbol)
    directive.issuer_key = fold(directive.issuer)
    directive.issued_year = directive.issued_on.year


def save(work: Work, directive: Directive) -> None:
    """Write it.

    Raises:
        DirectiveExists: the organisation has one of that issuer, symbol and year; the refusal says which.
    """
    known: dict[str, Any] = {
        "symbol": directive.symbol,
        "issuer": directive.issuer,
        "year": directive.issued_year,
    }
    existing = work.session.scalar(
        select(Directive.id).where(
            Directive.organisation_id == directive.organisation_id,
            Directive.issuer_key == directive.issuer_key,
            Directive.symbol_key == directive.symbol_key,
            Directive.issued_year == directive.issued_year,
            Directive.id != directive.id,
        )
    )
    if existing is not None:
        raise DirectiveExists(existing=existing, **known)
    # Another one may be saved at this very moment.
    work.flush(
        {"uq_directive_organisation_id_issuer_key_symbol_key_issued_year": lambda: DirectiveExists(**known)}
    )
    refresh_index(work, directive.id)


def _completed(fields: DirectiveFields, owner: Organisation) -> DirectiveFields:
    """With the type and the issuer that the symbol tells, where they were left open.

    A sign that many bodies share (TU, ĐU) means the organisation that publishes.

    Raises:
        TypeMissing, IssuerMissing: the symbol does not tell.
    """
    told = parse_symbol(fields["symbol"])
    if not fields.get("type"):
        if told is None:
            raise TypeMissing(field="type")
        fields["type"] = told.type
    if not fields.get("issuer"):
        if told is None:
            raise IssuerMissing(field="issuer")
        fields["issuer"] = told.issuer or owner.name
    return fields
