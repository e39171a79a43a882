"""A preview for machines, in the shape that ``handbook import members --preview --json`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.imports.drafts import Draft
from services.imports.errors import FileRefused
from services.imports.fields import KEPT


def as_json(rows: Sequence[Draft]) -> dict[str, Any]:
    """The rows of a file that can be imported."""
    return {"file_verdict": "import", "error": None, "rows": [row_as_json(draft) for draft in rows]}


def refusal_as_json(refusal: FileRefused) -> dict[str, Any]:
    """A file that cannot be imported at all."""
    return {"file_verdict": "reject_file", "error": refusal.sentence(), "rows": []}


def row_as_json(draft: Draft) -> dict[str, Any]:
    """One row, its verdict, and the member it speaks of."""
    return {
        "sheet": draft.sheet,
        "row": draft.row,
        "verdict": draft.verdict.value,
        "codes": list(dict.fromkeys(finding.code.value for finding in draft.findings)),
        "member": member_as_json(draft),
    }


def member_as_json(draft: Draft) -> dict[str, str | None]:
    """The member as the row has them; dates as far as they are known."""
    return {field.value: plain(getattr(draft, field)) for field in KEPT}


def plain(value: Any) -> str | None:
    """A value of a member as text: dates in ISO form."""
    if value is None:
        return None
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
