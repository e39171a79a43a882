"""The organisation that takes over: one that is there, or one founded for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from core.vietnamese import normalise
from models import Organisation, OrganisationKind, OrganisationPeriod
from services.actor import Work
from services.organisations.create import found
from services.organisations.errors import DetailsMissing
from services.organisations.periods import fact_on
from services.organisations.standing import changeable, changeable_above


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A code, and how to found it where it is not in use yet."""

    code: str
    name: str | None = None
    kind: OrganisationKind | None = None
    parent: str | None = None

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Newcomer:
        """From the JSON of a kept order."""
        kind = kept["kind"]
        return cls(kept["code"], kept["name"], OrganisationKind(kind) if kind else None, kept["parent"])


def found_or_existing(
    work: Work, newcomer: Newcomer, model: Organisation, on: date
) -> tuple[Organisation, bool]:
    """The organisation that takes over from ``model``, and whether it was founded now.

    Kind and parent are the model's of that day unless given.

    Raises:
        DetailsMissing: it is not there, and no name was given.
    """
    query = select(Organisation.id).where(Organisation.code == normalise(newcomer.code))
    if work.session.scalar(query) is not None:
        return changeable(work, newcomer.code, on), False
    if not newcomer.name:
        raise DetailsMissing(field="name", organisation=newcomer.code)
    period = OrganisationPeriod
    parent = newcomer.parent or _code_of(work, fact_on(work, model.id, on, period.parent_id))
    above = changeable_above(work, parent, on)
    kind = newcomer.kind or fact_on(work, model.id, on, period.kind)
    return found(work, code=newcomer.code, name=newcomer.name, kind=kind, above=above, since=on), True


def _code_of(work: Work, unit: int | None) -> str | None:
    return None if unit is None else work.session.get_one(Organisation, unit).code
