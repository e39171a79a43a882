"""Records that may be one person, over REST: found, decided on, merged, taken apart again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.errors import language
from api.members import EXAMPLE as MEMBER
from api.members import shown as shown_member
from api.pagination import decoded, number, page
from api.resource import Resource, requires
from api.schemas.duplicates import (
    MergeDoneSchema,
    PairDecisionSchema,
    PairDetailSchema,
    PairMergeSchema,
    PairPageSchema,
    PairQuery,
    PairSchema,
    SearchCreateSchema,
    SearchSchema,
    UndoReportSchema,
)
from models import PairState
from services import duplicates, members
from services.duplicates import MEANINGS, NEARLY_CERTAIN_FROM, Comparison, PairRow, Reason
from services.permissions import Permission

blueprint = Blueprint(
    "duplicates", __name__, url_prefix="/duplicates", description="Records that may be one person"
)
merges = Blueprint(
    "member_merges", __name__, url_prefix="/member-merges", description="Records that were made one"
)
_ONE, _OTHER = "01934e2a-7b1c-7d3e-8f00-000000000001", "01934e2a-7b1c-7d3e-8f00-000000000002"
_PAIR = {
    "id": "01934e2a-7b1c-7d3e-8f00-00000000000a",
    "score": 80,
    "is_nearly_certain": False,
    "state": "open",
    "found_at": "2026-11-22T12:00:00+00:00",
    "is_in_reach": True,
    "reasons": [{"code": "same_name", "points": 35, "detail": "Cùng họ tên"}],
    "sides": [
        {"place": "Đảng ủy xã Một", "member": _ONE, "full_name": "Nguyễn Thị Ví Dụ", "cell": "17206-CB01"},
        {"place": "Đảng ủy xã Hai", "member": None, "full_name": None, "cell": None},
    ],
}
_DETAIL = _PAIR | {
    "records": [MEMBER, MEMBER | {"id": _OTHER}],
    "proposed_survivor": _ONE,
    "proposed_fields": {"full_name": _ONE, "phone": _OTHER},
}
_MERGE = {
    "id": "01934e2a-7b1c-7d3e-8f00-00000000000b",
    "survivor": _ONE,
    "merged": _OTHER,
    "merged_at": "2026-11-22T12:00:00+00:00",
    "undo_until": "2027-02-20T12:00:00+00:00",
}
_SEARCH = {
    "id": 12,
    "asked_at": "2026-11-22T12:00:00+00:00",
    "finished_at": None,
    "members": None,
    "pairs": None,
    "left_out": None,
}
_UNDONE = {
    "id": _MERGE["id"],
    "survivor": _ONE,
    "restored": _OTHER,
    "kept_fields": [],
    "changed_rows": 0,
    "gone_rows": 0,
    "acts_since": {"member.exempted": 1},
}


def shown(row: PairRow) -> dict[str, Any]:
    """A pair; of a record that others keep, only where it is."""
    pair = row.pair
    return {
        "id": pair.id,
        "score": pair.score,
        "is_nearly_certain": pair.score >= NEARLY_CERTAIN_FROM,
        "state": pair.state,
        "found_at": pair.found_at,
        "is_in_reach": row.is_in_reach,
        "reasons": [_reason(code) for code in pair.reasons],
        "sides": [
            {
                "place": side.place,
                "member": side.member.id if side.member else None,
                "full_name": side.member.full_name if side.member else None,
                "cell": side.cell.code if side.member else None,
            }
            for side in row.sides
        ],
    }


def _reason(code: str) -> dict[str, Any]:
    meaning = MEANINGS[Reason(code)]
    return {
        "code": code,
        "points": meaning.points,
        "detail": meaning.en if language() == "en" else meaning.vi,
    }


@blueprint.route("")
class PairCollection(Resource):
    """All pairs."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(PairQuery, location="query")
    @blueprint.response(200, PairPageSchema, example={"items": [_PAIR], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Pairs with a record at an organisation or below, the surest first."""
        after = decoded(query.get("cursor"), number, lambda part: str(UUID(part)))
        found = page(
            lambda most: duplicates.page(
                self.work,
                organisation=query["organisation"],
                state=PairState(query["state"]),
                after=after,
                limit=most,
            ),
            query["limit"],
            lambda row: (row.pair.score, str(row.pair.id)),
        )
        return found | {"items": [shown(row) for row in found["items"]]}


@blueprint.route("/searches")
class Searches(Resource):
    """Looking for pairs."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(SearchCreateSchema, example={"organisation": "17206"})
    @blueprint.response(202, SearchSchema, example=_SEARCH)
    def post(self, fields: dict[str, Any]) -> Any:
        """Have the members at an organisation and below compared with one another, by a worker."""
        return duplicates.ask(self.work, fields["organisation"])


@blueprint.route("/<uuid:pair_id>")
class PairItem(Resource):
    """One pair."""

    leaves_a_trace = True

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.response(200, PairDetailSchema, example=_DETAIL)
    def get(self, pair_id: UUID) -> Any:
        """A pair with both records, if you administer both; who looked is logged for both persons."""
        row, comparison = duplicates.view(self.work, pair_id)
        return shown(row) | self._compared(row, comparison)

    def _compared(self, row: PairRow, comparison: Comparison | None) -> dict[str, Any]:
        if comparison is None:
            return dict.fromkeys(("records", "proposed_survivor", "proposed_fields"))
        return {
            "records": [
                shown_member(self.work, members.get(self.work, side.member.id))
                for side in row.sides
                if side.member
            ],
            "proposed_survivor": comparison.proposal.survivor,
            "proposed_fields": comparison.proposal.fields,
        }


@blueprint.route("/<uuid:pair_id>/decision")
class PairDecision(Resource):
    """What a person found."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(PairDecisionSchema, example={"decision": "different"})
    @blueprint.response(200, PairSchema, example=_PAIR | {"state": "different"})
    def post(self, fields: dict[str, Any], pair_id: UUID) -> Any:
        """Say whether the two are the same person; later searches respect it."""
        is_same = fields["decision"] == PairState.SAME.value
        return shown(duplicates.decide(self.work, pair_id, is_same=is_same))


@blueprint.route("/<uuid:pair_id>/merge")
class PairMerge(Resource):
    """One record of two."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(PairMergeSchema, example={"survivor": _ONE, "fields": {"phone": _OTHER}})
    @blueprint.response(201, MergeDoneSchema, example=_MERGE)
    def post(self, fields: dict[str, Any], pair_id: UUID) -> Any:
        """Merge the two records; all that refers to the other moves to the one that stays."""
        return duplicates.merge(self.work, pair_id, **fields)


@merges.route("/<uuid:merge_id>/undo")
class MergeUndo(Resource):
    """Two records again."""

    @requires(Permission.MEMBER_MANAGE)
    @merges.response(200, UndoReportSchema, example=_UNDONE)
    def post(self, merge_id: UUID) -> Any:
        """Take a merge back within 90 days; what was done to the record since stays with it."""
        report = duplicates.undo(self.work, merge_id)
        return {
            "id": report.merge.id,
            "survivor": report.merge.survivor_id,
            "restored": report.merge.merged_id,
            "kept_fields": report.kept_fields,
            "changed_rows": report.changed_rows,
            "gone_rows": report.gone_rows,
            "acts_since": report.acts_since,
        }
