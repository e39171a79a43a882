"""What was typed in the place of values of a file, for whoever reads it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from models import ImportCorrection
from services.actor import Work
from services.imports.commit import Place
from services.imports.fields import Field
from services.imports.typed_values import Typed


def typed_in(work: Work, run_id: UUID) -> Mapping[Place, Typed]:
    """By row what was typed, field by field."""
    found: dict[Place, dict[Field, str]] = defaultdict(dict)
    query = select(ImportCorrection).where(ImportCorrection.run_id == run_id)
    for one in work.session.scalars(query):
        found[one.sheet, one.row][Field(one.field)] = work.vault.open(one.value)
    return found
