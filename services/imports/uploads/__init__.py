"""An import that takes its time: the file is kept, its rows are decided on, then it is stored or given up."""

from services.imports.uploads.bad_rows import bad_rows
from services.imports.uploads.columns import set_columns
from services.imports.uploads.corrections import Correction, KeptCorrection, correct, corrections
from services.imports.uploads.decide import decide, decide_all
from services.imports.uploads.difference import Difference, difference, missing
from services.imports.uploads.discard import KEPT_FOR, discard, forget_old
from services.imports.uploads.jobs import FORGET, READ, STORE, UNDO
from services.imports.uploads.kept_file import forget_file
from services.imports.uploads.outline import OutlinedColumn, OutlinedList, outline
from services.imports.uploads.reading import read_upload
from services.imports.uploads.row_content import FieldChange, ShownRow
from services.imports.uploads.rows import Doubt, doubts, rows, undecided
from services.imports.uploads.storing import commit_upload, store_upload
from services.imports.uploads.undoing import begin_undo, undo_later
from services.imports.uploads.upload import upload

__all__ = [
    "FORGET",
    "KEPT_FOR",
    "READ",
    "STORE",
    "UNDO",
    "Correction",
    "Difference",
    "Doubt",
    "FieldChange",
    "KeptCorrection",
    "OutlinedColumn",
    "OutlinedList",
    "ShownRow",
    "bad_rows",
    "begin_undo",
    "commit_upload",
    "correct",
    "corrections",
    "decide",
    "decide_all",
    "difference",
    "discard",
    "doubts",
    "forget_file",
    "forget_old",
    "missing",
    "outline",
    "read_upload",
    "rows",
    "set_columns",
    "store_upload",
    "undecided",
    "undo_later",
    "upload",
]
