"""What an office said the columns of its lists hold."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from models import ImportColumns, Organisation
from services.actor import Work
from services.imports.fields import Field
from services.imports.layout import Mapping


def mappings_of(work: Work, organisation: Organisation) -> list[Mapping]:
    """The corrections of an organisation, one for each heading that was ever corrected."""
    query = select(ImportColumns).where(ImportColumns.organisation_id == organisation.id)
    return [
        Mapping(
            one.signature,
            {int(number): tuple(Field(field) for field in fields) for number, fields in one.columns.items()},
        )
        for one in work.session.scalars(query)
    ]


def remember(
    work: Work, organisation: Organisation, signature: str, columns: Dictionary[int, Sequence[Field]]
) -> None:
    """Remember what the columns below a heading hold, in the place of what was said before."""
    told = {str(number): [field.value for field in fields] for number, fields in columns.items()}
    values = {"columns": told, "set_at": work.now, "set_by": work.actor.member_id}
    statement = insert(ImportColumns).values(organisation_id=organisation.id, signature=signature, **values)
    work.session.execute(
        statement.on_conflict_do_update(
            index_elements=[ImportColumns.organisation_id, ImportColumns.signature], set_=values
        )
    )
