"""Audiences that an organisation's publishers keep by a name, to choose them again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from core.identifiers import new_id
from core.vietnamese import normalise
from models import Organisation, SavedAudience
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.directives.audience import AudienceRule, resolve
from services.directives.errors import SavedAudienceExists, SavedAudienceNotFound, SavedAudiencesFull
from services.directives.kept_rules import kept
from services.directives.saved_standing import SavedAudienceDetail, described
from services.permissions import Permission

MOST_SAVED = 50
"""By one organisation: what can be looked through at a glance."""


def saved_audiences(work: Work, organisation: str) -> Sequence[SavedAudienceDetail]:
    """What an organisation keeps, by name, each with what no longer stands of it.

    Raises:
        OrganisationNotFound: no such organisation that the actor may see.
        Forbidden: the actor does not publish for it.
    """
    owner = _owner(work, organisation)
    query = select(SavedAudience).where(SavedAudience.organisation_id == owner.id)
    return described(work, work.session.scalars(query.order_by(SavedAudience.name_key)).all())


def saved_audience(work: Work, saved_id: UUID) -> SavedAudienceDetail:
    """One of them, with what no longer stands of it.

    Raises:
        SavedAudienceNotFound: there is none, or it belongs to no organisation that the actor publishes for.
    """
    return described(work, [_get(work, saved_id)])[0]


def save_audience(work: Work, organisation: str, *, name: str, rule: AudienceRule) -> SavedAudienceDetail:
    """Keep an audience by a name.

    Raises:
        OrganisationNotFound, Forbidden: see :func:`saved_audiences`.
        SavedAudienceExists: the organisation has one of that name.
        SavedAudiencesFull: it has ``MOST_SAVED`` of them.
        Whatever ``audience.resolve`` raises: only what could be published to today is saved.
    """
    owner = _owner(work, organisation)
    resolve(work, rule)
    _check_room(work, owner)
    saved = SavedAudience(id=new_id(), organisation_id=owner.id)
    _write(work, saved, name, rule)
    record(work, "audience.saved", saved.id, organisation_id=owner.id)
    return described(work, [saved])[0]


def change_saved_audience(
    work: Work, saved_id: UUID, *, name: str | None = None, rule: AudienceRule | None = None
) -> SavedAudienceDetail:
    """Give it another name, another rule, or both; what was published by it stays as it was.

    Raises:
        SavedAudienceNotFound: see :func:`saved_audience`.
        SavedAudienceExists, and whatever ``audience.resolve`` raises: as for :func:`save_audience`.
    """
    saved = _get(work, saved_id)
    if rule is not None:
        resolve(work, rule)
    _write(work, saved, saved.name if name is None else name, rule)
    record(work, "audience.changed", saved.id, organisation_id=saved.organisation_id)
    return described(work, [saved])[0]


def forget_saved_audience(work: Work, saved_id: UUID) -> None:
    """Keep it no longer; what was published by it stays as it was.

    Raises:
        SavedAudienceNotFound: see :func:`saved_audience`.
    """
    saved = _get(work, saved_id)
    work.session.delete(saved)
    record(work, "audience.forgotten", saved.id, organisation_id=saved.organisation_id)


def _owner(work: Work, code: str) -> Organisation:
    owner = organisations.get(work, code)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    return owner


def _get(work: Work, saved_id: UUID) -> SavedAudience:
    """Only publishers see them, so whoever sees one may do everything with it."""
    mine = organisations.is_below(
        SavedAudience.organisation_id, work.actor.scope(Permission.DIRECTIVE_MANAGE)
    )
    saved = work.session.scalar(select(SavedAudience).where(SavedAudience.id == saved_id, mine))
    if saved is None:
        raise SavedAudienceNotFound
    return saved


def _check_room(work: Work, owner: Organisation) -> None:
    query = select(func.count()).where(SavedAudience.organisation_id == owner.id)
    if work.session.scalars(query).one() >= MOST_SAVED:
        raise SavedAudiencesFull(most=MOST_SAVED)


def _write(work: Work, saved: SavedAudience, name: str, rule: AudienceRule | None) -> None:
    saved.name = normalise(name)
    saved.name_key = saved.name.casefold()
    if rule is not None:
        saved.rule = kept(rule)
    saved.saved_by, saved.saved_at = work.actor.identity, work.now
    work.session.add(saved)
    taken = SavedAudienceExists(name=saved.name)
    work.flush({"uq_saved_audience_organisation_id_name_key": lambda: taken})
