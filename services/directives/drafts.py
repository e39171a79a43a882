"""Preparing a directive: until it is published everything about it may change."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from core.errors import Forbidden
from core.vietnamese import canonical, fold, normalise
from models import Directive, DirectiveState, Organisation, Secrecy, Urgency
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.directives.errors import AlreadyPublished, DirectiveExists
from services.directives.queries import get
from services.directives.rules import check_secrecy, document_type, symbol_key
from services.permissions import Permission


class DirectiveFields(TypedDict, total=False):
    """The metadata and the text of a directive, as its author enters them."""

    symbol: str
    type: str
    issuer: str
    issued_on: date
    abstract: str
    signer: str | None
    urgency: Urgency
    secrecy: Secrecy
    summary: str | None
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
        DirectiveExists: the organisation has one of that issuer, symbol and year.
    """
    check_secrecy(fields.pop("secrecy", Secrecy.NONE))
    owner = _owner(work, organisation, fields["issuer"])
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    directive = Directive(
        organisation_id=owner.id,
        state=DirectiveState.DRAFT,
        created_at=work.now,
        created_by=work.actor.identity,
        updated_at=work.now,
        urgency=Urgency.NORMAL,
        body="",
        audience_roles=[],
        audience_statuses=[],
    )
    _apply(directive, fields)
    work.session.add(directive)
    _save(work, directive)
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
    _apply(directive, fields)
    directive.updated_at = work.now
    _save(work, directive)
    return directive


def editable(work: Work, directive_id: UUID) -> Directive:
    """A draft that the actor may change, held until the unit of work ends.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see :func:`edit`.
    """
    directive = get(work, directive_id, for_change=True)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    if directive.state is not DirectiveState.DRAFT:
        raise AlreadyPublished
    return directive


def _owner(work: Work, organisation: str | None, issuer: str) -> Organisation:
    if organisation is not None:
        return organisations.get(work, organisation)
    try:
        return organisations.get(work, issuer)
    except organisations.OrganisationNotFound:
        scope = work.actor.scope(Permission.DIRECTIVE_MANAGE)
        if not scope:
            raise Forbidden from None
        return work.session.get_one(Organisation, scope[0])


def _apply(directive: Directive, fields: DirectiveFields) -> None:
    for name, value in fields.items():
        # In Markdown blanks at the start of a line mean something.
        form = canonical if name == "body" else normalise
        setattr(directive, name, form(value) if type(value) is str else value)
    directive.type = document_type(directive.type)
    directive.symbol_key = symbol_key(directive.symbol)
    directive.issuer_key = fold(directive.issuer)
    directive.issued_year = directive.issued_on.year


def _save(work: Work, directive: Directive) -> None:
    exists = DirectiveExists(symbol=directive.symbol, issuer=directive.issuer, year=directive.issued_year)
    work.flush({"uq_directive_organisation_id_issuer_key_symbol_key_issued_year": lambda: exists})
