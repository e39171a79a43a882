"""Imports of lists of members over REST: a file, its columns, its doubtful rows, the storing, the undo."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response, request, send_file, url_for

from api.blueprint import Blueprint, problems
from api.errors import language
from api.pagination import PageQuery, decoded, number, page
from api.resource import Resource, requires
from api.schemas.imports import (
    ChangeQuery,
    ColumnsSchema,
    DecidedSchema,
    DecisionSchema,
    DifferenceSchema,
    ImportPageSchema,
    ImportQuery,
    ImportRowPageSchema,
    ImportSchema,
    MissingPageSchema,
    RowQuery,
    UndoResultSchema,
)
from models import ImportRun, ImportState, Organisation, RowEffect
from services import imports
from services.actor import Work
from services.imports import Correction, Mapping, ShownRow
from services.permissions import Permission

blueprint = Blueprint(
    "imports", __name__, url_prefix="/imports", description="Lists of members from spreadsheets"
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SIGNATURE = "9f86d081884c7d659a2feaa0c55ad015"
_LISTED = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "state": "ready",
    "organisation": "17206",
    "file_name": "danh sach 2026.xlsx",
    "created_at": "2026-11-22T12:00:00+00:00",
    "committed_at": None,
    "undone_at": None,
    "result": None,
}
_IMPORT = _LISTED | {
    "rows": {"accept": 1180, "flag": 24, "reject": 6, "undecided": 24},
    "progress": 100,
    "error": None,
    "undo": None,
    "lists": [
        {
            "sheet": "DS",
            "signature": _SIGNATURE,
            "is_hidden": False,
            "rows": 1210,
            "hidden_rows": 0,
            "columns": [
                {
                    "number": 2,
                    "heading": "Họ và tên",
                    "fields": ["full_name"],
                    "is_hidden": False,
                    "samples": ["Nguyễn Thị Ví Dụ"],
                }
            ],
        }
    ],
}
_RESULT = {"admitted": 1180, "changed": 3, "moved": 1, "unchanged": 0, "left_out": 26}
_UNDO: dict[str, Any] = {"removed": 1180, "restored": 4, "kept": []}
_NOTHING_YET: dict[str, Any] = {"removed": 0, "restored": 0, "kept": []}
_UNDO_BEGUN = _NOTHING_YET | {"state": "undoing"}
_STORED = _IMPORT | {"state": "committed", "committed_at": "2026-11-22T12:05:00+00:00", "result": _RESULT}
_ROW = {
    "sheet": "DS",
    "row": 12,
    "verdict": "flag",
    "codes": ["stored_differs"],
    "findings": [
        {
            "code": "stored_differs",
            "field": "",
            "sentence": "Đảng viên đã có trong sổ tay với thông tin khác. Vui lòng xem phần thay đổi.",
        }
    ],
    "member": {
        "full_name": "Nguyễn Thị Ví Dụ",
        "gender": "female",
        "birth_date": "1961-09-02",
        "admitted_on": "1986-05-19",
        "official_on": "1987-05-19",
        "card_number": "40012345",
        "citizen_id": "040161000001",
        "phone": "+84912000009",
        "cell": "17206-CB01",
        "birth_name": None,
    },
    "effect": "changed",
    "changes": [{"field": "phone", "before": "•••••••••001", "after": "+84912000009"}],
    "read": {"full_name": "Nguyễn Thị Ví Dụ", "phone": "0912000009"},
    "typed": {},
    "in_doubt": [],
    "is_storable": True,
    "decision": None,
}
_DECIDED = {"state": "ready", "decided": 18, "corrected": 0, "undecided": 6}
_COLUMNS = {"lists": [{"signature": _SIGNATURE, "columns": {"2": ["full_name"], "3": ["birth_date"]}}]}
_FILE = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file", "organisation"],
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "organisation": {"type": "string", "description": "code: whose members these are"},
                },
            }
        }
    },
}


def _listed(run: ImportRun, place: Organisation) -> dict[str, Any]:
    counts = {name: getattr(run, name) for name in _RESULT}
    return {name: getattr(run, name) for name in _LISTED if name not in ("organisation", "result")} | {
        "organisation": place.code,
        "result": counts if run.committed_at else None,
    }


def _shown(work: Work, run_id: UUID) -> dict[str, Any]:
    run, place = imports.get(work, run_id)
    error = run.refusal and {"code": run.refusal["code"], "detail": run.refusal[language()]}
    return _listed(run, place) | {
        "rows": {
            "accept": run.accepted,
            "flag": run.flagged,
            "reject": run.rejected,
            "undecided": imports.undecided(work, run_id) if run.state is ImportState.READY else 0,
        },
        "progress": run.progress,
        "error": error,
        "undo": run.undo_result,
        "lists": imports.outline(work, run),
    }


def _status(run: ImportRun, done: int = 200) -> int:
    """202 where a worker goes on."""
    return 202 if run.state in (ImportState.READING, ImportState.STORING, ImportState.UNDOING) else done


def _row(row: ShownRow) -> dict[str, Any]:
    return asdict(row) | {
        "codes": list(dict.fromkeys(finding.code.value for finding in row.findings)),
        "in_doubt": row.in_doubt,
        "findings": [finding._asdict() | {"sentence": imports.sentence(finding)} for finding in row.findings],
    }


def _row_page(work: Work, run_id: UUID, query: dict[str, Any], **chosen: Any) -> dict[str, Any]:
    after = decoded(query.get("cursor"), number)
    found = page(
        lambda most: imports.rows(work, run_id, after=after[0] if after else -1, limit=most, **chosen),
        query["limit"],
        lambda row: (row.position,),
    )
    return found | {"items": [_row(row) for row in found["items"]]}


@blueprint.route("")
class ImportCollection(Resource):
    """All imports."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(ImportQuery, location="query")
    @blueprint.response(200, ImportPageSchema, example={"items": [_LISTED], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Imports into the organisations that one administers, newest first."""
        limit, position = query.pop("limit"), decoded(query.pop("cursor", None), UUID)
        before = position[0] if position else None
        found = page(
            lambda most: imports.page(self.work, **query, before=before, limit=most),
            limit,
            lambda one: (str(one.run.id),),
        )
        return found | {"items": [_listed(*one) for one in found["items"]]}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.doc(requestBody=_FILE, responses=problems(413))
    @blueprint.response(201, ImportSchema, example=_IMPORT)
    @blueprint.alt_response(202, schema=ImportSchema, example=_IMPORT | {"state": "reading", "progress": 0})
    def post(self) -> Any:
        """Send a list (.xlsx .xls .xlsb .ods .csv .tsv); nobody is stored yet.

        Large files are read by a worker: 202, and ``progress`` grows until the state is ``ready``.
        """
        file = request.files.get("file")
        run = imports.upload(
            self.work,
            organisation=request.form.get("organisation", ""),
            file_name=(file.filename if file else "") or "",
            content=file.read() if file else b"",
        )
        location = url_for("imports.ImportItem", run_id=run.id)
        return _shown(self.work, run.id), _status(run, done=201), {"Location": location}


@blueprint.route("/<uuid:run_id>")
class ImportItem(Resource):
    """One import."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(200, ImportSchema, example=_IMPORT)
    def get(self, run_id: UUID) -> Any:
        """How far it is, what its columns hold, and how many rows became what."""
        return _shown(self.work, run_id)

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(204)
    @blueprint.doc(responses=problems(409))
    def delete(self, run_id: UUID) -> None:
        """Forget an import that was not stored, with its file and rows."""
        imports.discard(self.work, run_id)


@blueprint.route("/<uuid:run_id>/rows")
class ImportRows(Resource):
    """The rows of the file."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(RowQuery, location="query")
    @blueprint.response(200, ImportRowPageSchema, example={"items": [_ROW], "next": None})
    def get(self, query: dict[str, Any], run_id: UUID) -> Any:
        """Rows in the order of the file, each with its verdict, reasons, proposal and decision."""
        chosen = {
            "verdict": query.get("verdict"),
            "doubt": query.get("code"),
            "undecided": query.get("undecided"),
        }
        return _row_page(self.work, run_id, query, **chosen)


@blueprint.route("/<uuid:run_id>/columns")
class ImportColumnsItem(Resource):
    """What the columns hold."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(ColumnsSchema, example=_COLUMNS)
    @blueprint.response(200, ImportSchema, example=_IMPORT)
    @blueprint.alt_response(202, schema=ImportSchema, example=_IMPORT | {"state": "reading", "progress": 0})
    def put(self, fields: dict[str, Any], run_id: UUID) -> Any:
        """Correct the columns, remember it for the organisation, and read the file again."""
        mappings = [
            Mapping(one["signature"], {number: tuple(held) for number, held in one["columns"].items()})
            for one in fields["lists"]
        ]
        run = imports.set_columns(self.work, run_id, mappings)
        return _shown(self.work, run_id), _status(run)


@blueprint.route("/<uuid:run_id>/decisions")
class ImportDecisions(Resource):
    """What becomes of flagged rows."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(DecisionSchema, example={"decision": "store", "code": "cell_nearly_known"})
    @blueprint.response(200, DecidedSchema, example=_DECIDED)
    @blueprint.alt_response(
        202, schema=DecidedSchema, example=_DECIDED | {"state": "reading", "undecided": 24}
    )
    def put(self, fields: dict[str, Any], run_id: UUID) -> Any:
        """Store flagged rows as proposed, or leave them out: some rows, or all of one code.

        By code only rows without any other doubt are stored. Rows with corrected ``values`` are judged anew
        (large files by a worker: 202) and decided on afterwards, if a doubt remains.
        """
        decision, rows = fields["decision"], fields.get("rows", [])
        places = [(one["sheet"], one["row"]) for one in rows if "values" not in one]
        corrections = [
            Correction(one["sheet"], one["row"], field, text)
            for one in rows
            for field, text in one.get("values", {}).items()
        ]
        decided = imports.decide(self.work, run_id, decision, places) if places else 0
        if "code" in fields:
            decided = imports.decide_all(self.work, run_id, decision, fields["code"])
        if corrections:
            imports.correct(self.work, run_id, corrections)
        run = imports.get(self.work, run_id).run
        told = {"state": run.state, "decided": decided, "corrected": len(corrections)}
        return told | {"undecided": imports.undecided(self.work, run_id)}, _status(run)


@blueprint.route("/<uuid:run_id>/changes")
class ImportDifference(Resource):
    """What storing would do."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(ChangeQuery, location="query")
    @blueprint.response(
        200,
        DifferenceSchema,
        example={
            "new": 1180,
            "changed": 3,
            "moved": 1,
            "unchanged": 0,
            "left_out": 26,
            "missing": 12,
            "items": [_ROW | {"decision": "store"}],
            "next": None,
        },
    )
    def get(self, query: dict[str, Any], run_id: UUID) -> Any:
        """How many members would be new, changed, moved; and who, field by field."""
        kind = query.get("kind")
        known = (RowEffect.CHANGED, RowEffect.MOVED, RowEffect.CHANGED_AND_MOVED)
        counts = asdict(imports.difference(self.work, run_id))
        return counts | _row_page(self.work, run_id, query, effects=(kind,) if kind else known)


@blueprint.route("/<uuid:run_id>/missing")
class ImportMissing(Resource):
    """Members of whom the file does not speak."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(
        200,
        MissingPageSchema,
        example={
            "items": [{"id": _LISTED["id"], "full_name": "Lê Văn Ví Dụ", "cell": "17206-CB01"}],
            "next": None,
        },
    )
    def get(self, query: dict[str, Any], run_id: UUID) -> Any:
        """Active members of the organisation who are not in the file; nothing happens to them."""
        position = decoded(query.get("cursor"), number)
        first = position[0] if position else 0
        people = list(enumerate(imports.missing(self.work, run_id)))[first:]
        found = page(lambda most: people[:most], query["limit"], lambda one: (one[0] + 1,))
        return found | {
            "items": [
                {"id": one.id, "full_name": one.full_name, "cell": one.cell.code if one.cell else None}
                for _, one in found["items"]
            ]
        }


@blueprint.route("/<uuid:run_id>/commit")
class ImportCommit(Resource):
    """The step into the handbook."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(200, ImportSchema, example=_STORED)
    @blueprint.alt_response(202, schema=ImportSchema, example=_IMPORT | {"state": "storing", "progress": 0})
    def post(self, run_id: UUID) -> Any:
        """Store accepted rows, and flagged ones that were decided for, in one transaction."""
        run = imports.commit_upload(self.work, run_id)
        return _shown(self.work, run_id), _status(run)


@blueprint.route("/<uuid:run_id>/undo")
class ImportUndo(Resource):
    """The way back."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(200, UndoResultSchema, example=_UNDO | {"state": "undone"})
    @blueprint.alt_response(202, schema=UndoResultSchema, example=_UNDO_BEGUN)
    def post(self, run_id: UUID) -> Any:
        """Take the whole import back, for 90 days; what was changed again since is left and named.

        Large ones are taken back by a worker: 202, and ``progress`` of the import grows until its state is
        ``undone``; ``undo`` says then what was done.
        """
        run = imports.begin_undo(self.work, run_id)
        return {"state": run.state} | (run.undo_result or _NOTHING_YET), _status(run)


@blueprint.route("/<uuid:run_id>/bad-rows")
class ImportBadRows(Resource):
    """What was not stored."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(200, {"type": "string", "format": "binary"}, content_type=XLSX)
    def get(self, run_id: UUID) -> Response:
        """The rows that are not stored, as .xlsx, with the reasons beside each."""
        content = io.BytesIO(imports.bad_rows(self.work, run_id))
        return send_file(content, XLSX, as_attachment=True, download_name="dong-can-sua.xlsx")
