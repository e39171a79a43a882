"""Importing lists of members from spreadsheets as offices really send them.

upload → columns (guessed, corrected) → rows with verdicts → preview of changes → one commit, undone
as a whole within 90 days.
"""

from models import Verdict
from services.imports.bad_rows import bad_rows_workbook
from services.imports.codes import Code, Finding, field_label, gravity, sentence
from services.imports.commit import commit, commit_preview, digest, updates
from services.imports.errors import FileRefused, ImportNotFound
from services.imports.fields import Field
from services.imports.layout import Column, Mapping, signature
from services.imports.preview import Preview, findings_of, missing_from_file, preview
from services.imports.preview_json import as_json, refusal_as_json
from services.imports.progress import Progress
from services.imports.runs import Found, get, page
from services.imports.tree import TreeAction, TreePlan, TreeVerdict, import_tree
from services.imports.typed_values import CORRECTABLE
from services.imports.undo import UNDO_DAYS, UndoResult, undo
from services.imports.uploads import (
    FORGET,
    KEPT_FOR,
    READ,
    STORE,
    UNDO,
    Correction,
    Difference,
    Doubt,
    FieldChange,
    KeptCorrection,
    OutlinedColumn,
    OutlinedList,
    ShownRow,
    bad_rows,
    begin_undo,
    commit_upload,
    correct,
    corrections,
    decide,
    decide_all,
    difference,
    discard,
    doubts,
    forget_file,
    forget_old,
    missing,
    outline,
    read_upload,
    rows,
    set_columns,
    store_upload,
    undecided,
    undo_later,
    upload,
)

__all__ = [
    "CORRECTABLE",
    "FORGET",
    "KEPT_FOR",
    "READ",
    "STORE",
    "UNDO",
    "UNDO_DAYS",
    "Code",
    "Column",
    "Correction",
    "Difference",
    "Doubt",
    "Field",
    "FieldChange",
    "FileRefused",
    "Finding",
    "Found",
    "ImportNotFound",
    "KeptCorrection",
    "Mapping",
    "OutlinedColumn",
    "OutlinedList",
    "Preview",
    "Progress",
    "ShownRow",
    "TreeAction",
    "TreePlan",
    "TreeVerdict",
    "UndoResult",
    "Verdict",
    "as_json",
    "bad_rows",
    "bad_rows_workbook",
    "begin_undo",
    "commit",
    "commit_preview",
    "commit_upload",
    "correct",
    "corrections",
    "decide",
    "decide_all",
    "difference",
    "digest",
    "discard",
    "doubts",
    "field_label",
    "findings_of",
    "forget_file",
    "forget_old",
    "get",
    "gravity",
    "import_tree",
    "missing",
    "missing_from_file",
    "outline",
    "page",
    "preview",
    "read_upload",
    "refusal_as_json",
    "rows",
    "sentence",
    "set_columns",
    "signature",
    "store_upload",
    "undecided",
    "undo",
    "undo_later",
    "updates",
    "upload",
]
