"""A preview for machines, in the shape that ``handbook import members --preview --json`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.imports.drafts import Draft
from services.imports.errors import FileRefused
from services.imports.fields import KEPT


def as_json(rows: Sequence[Draft]) -> dict[str, Any]:
    """The rows of a file that can be imported."""
    return {"file_verdict": "import", "error": None, "rows": [_row(draft) for draft in rows]}


def refusal_as_json(refusal: FileRefused) -> dict[str, Any]:
    """A file that cannot be imported at all."""
    return {"file_verdict": "reject_file", "error": refusal.sentence(), "rows": []}


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "sheet": draft.sheet,
        "row": draft.row,
        "verdict": draft.verdict.value,
        "codes": list(dict.fromkeys(finding.code.value for finding in draft.findings)),
        "member": {field.value: _plain(getattr(draft, field)) for field in KEPT},
    }


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
