"""What is kept of one row until it is stored: everything that says something of a person, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from core.vault import Vault
from models import ImportRow, Organisation, RowDecision, RowEffect, Verdict
from services import members
from services.imports.bad_rows import as_sent
from services.imports.codes import Code, Finding
from services.imports.drafts import Draft
from services.imports.fields import KEPT, Field
from services.imports.list_reader import columns_as_read
from services.imports.preview import Preview, findings_of
from services.imports.preview_json import member_as_json, plain
from services.imports.stored import Match
from services.imports.typed_values import CORRECTABLE, fields_in_doubt


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in which the list and the handbook differ. Numbers of the handbook are masked."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the person who decides sees it; ``member`` is what would be stored, by field.

    ``read`` is what the row of the file says, ``typed`` what counts instead, both by field.
    """

    position: int
    list_number: int
    sheet: str
    row: int
    verdict: Verdict
    effect: RowEffect
    is_storable: bool
    decision: RowDecision | None
    findings: list[Finding]
    member: dict[str, str | None]
    cell_name: str | None
    changes: list[FieldChange]
    cells: list[str]
    read: dict[str, str]
    typed: dict[str, str]

    @property
    def in_doubt(self) -> list[Field]:
        """The values that may be wrong, in the order of the handbook; also those that were typed already."""
        found = {field for finding in self.findings for field in fields_in_doubt(finding)}
        return [field for field in KEPT if field in found or field in self.typed]


def content_of(draft: Draft, shown: Preview) -> dict[str, Any]:
    """What is kept of a row. Cells as sent only where a person may have to look at them again."""
    match, cells = shown.matches.get(draft.place), shown.cells
    typed = shown.typed.get(draft.place, {})
    return {
        "member": member_as_json(draft),
        "cell_name": cells[draft.cell].name if draft.cell in cells else None,
        "findings": [(finding.code.value, finding.field) for finding in findings_of(draft)],
        "changes": _changes(draft, match, cells) if match else [],
        "cells": [as_sent(cell) for cell in draft.cells] if draft.findings else [],
        "read": _read(draft) if draft.findings or typed else {},
        "typed": {field.value: typed[field] for field in sorted(typed)},
    }


def _read(draft: Draft) -> dict[str, str]:
    """What the row itself says, by field."""
    columns = columns_as_read(draft.columns, [draft.cells])
    return {
        field.value: as_sent(cell)
        for field, (cell,) in columns.items()
        if field in CORRECTABLE and cell is not None
    }


def sealed(vault: Vault, content: dict[str, Any]) -> bytes:
    """The content as it is kept."""
    return vault.seal_bytes(orjson.dumps(content))


def opened(vault: Vault, sealed_content: bytes) -> dict[str, Any]:
    """The content as it was before; tuples come back as lists."""
    content: dict[str, Any] = orjson.loads(vault.open_bytes(sealed_content))
    return {"read": {}, "typed": {}} | content  # rows may wait from before values could be corrected


def shown_row(vault: Vault, row: ImportRow) -> ShownRow:
    """A kept row, opened."""
    content = opened(vault, row.content)
    return ShownRow(
        position=row.position,
        list_number=row.list_number,
        sheet=row.sheet,
        row=row.row,
        verdict=row.verdict,
        effect=row.effect,
        is_storable=row.is_storable,
        decision=row.decision,
        findings=[Finding(Code(code), field) for code, field in content["findings"]],
        member=content["member"],
        cell_name=content["cell_name"],
        changes=[FieldChange(*change) for change in content["changes"]],
        cells=content["cells"],
        read=content["read"],
        typed=content["typed"],
    )


def effect_of(match: Match | None) -> RowEffect:
    """What storing a row would do."""
    if match is None:
        return RowEffect.NEW
    if match.changes:
        return RowEffect.CHANGED_AND_MOVED if match.moves else RowEffect.CHANGED
    return RowEffect.MOVED if match.moves else RowEffect.UNCHANGED


_SEALED = (Field.CITIZEN_ID, Field.PHONE)


def _changes(
    draft: Draft, match: Match, cells: dict[str, Organisation]
) -> list[tuple[str, str | None, str | None]]:
    found = [(name.value, _stored(match, name), plain(getattr(draft, name))) for name in match.changes]
    if match.moves:
        before = match.stored.cell.name if match.stored.cell else None
        found.append((Field.CELL.value, before, cells[draft.cell or ""].name))
    return found


def _stored(match: Match, name: Field) -> str | None:
    value = plain(getattr(match.stored, name))
    return members.masked(value) if name in _SEALED else value
