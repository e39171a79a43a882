"""Importing lists of members from spreadsheets as offices really send them.

upload → columns (guessed, corrected) → rows with verdicts → preview of changes → one commit, undone
as a whole within 90 days.
"""

from services.imports.bad_rows import bad_rows_workbook
from services.imports.codes import Code, Finding, Verdict, sentence
from services.imports.commit import Decision, commit, commit_preview, digest, updates
from services.imports.errors import FileRefused, ImportNotFound
from services.imports.fields import Field
from services.imports.layout import Column, Mapping, signature
from services.imports.preview import Preview, findings_of, missing_from_file, preview
from services.imports.preview_json import as_json, refusal_as_json
from services.imports.runs import page as runs
from services.imports.undo import UNDO_DAYS, UndoResult, undo

__all__ = [
    "UNDO_DAYS",
    "Code",
    "Column",
    "Decision",
    "Field",
    "FileRefused",
    "Finding",
    "ImportNotFound",
    "Mapping",
    "Preview",
    "UndoResult",
    "Verdict",
    "as_json",
    "bad_rows_workbook",
    "commit",
    "commit_preview",
    "digest",
    "findings_of",
    "missing_from_file",
    "preview",
    "refusal_as_json",
    "runs",
    "sentence",
    "signature",
    "undo",
    "updates",
]
