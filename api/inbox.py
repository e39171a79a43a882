"""What was published to me, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.pagination import decoded, number, page
from api.resource import Resource
from api.schemas.inbox import InboxPageSchema, InboxQuery, SyncQuery, SyncSchema
from services import directives
from services.directives import InboxItem

blueprint = Blueprint("inbox", __name__, description="What was published to me")
_ITEM = {
    "seq": 42,
    "directive": {
        "id": "01934e2a-7b1c-7d3e-8f00-0000000000d1",
        "symbol": "339-QĐ/TW",
        "type": "QĐi",
        "issuer": "Ban Bí thư",
        "issued_on": "2025-07-10",
        "abstract": "Về sử dụng ứng dụng Sổ tay đảng viên điện tử",
        "urgency": "normal",
        "published_at": "2025-07-14T01:00:00+00:00",
        "acknowledge_by": "2025-07-31",
    },
    "receipt": {"state": "read", "at": "2025-07-14T12:31:00+00:00"},
}


def shown(item: InboxItem) -> dict[str, Any]:
    """A line of the inbox."""
    return {
        "seq": item.seq,
        "directive": item,
        "receipt": {"state": item.state, "at": item.at} if item.state else None,
    }


@blueprint.route("/me/inbox")
class Inbox(Resource):
    """My inbox."""

    @blueprint.arguments(InboxQuery, location="query")
    @blueprint.response(200, InboxPageSchema, example={"items": [_ITEM], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What was published to me, newest first."""
        position = decoded(query.get("cursor"), number)
        found = page(
            lambda most: directives.inbox(
                self.work, unread=query["unread"], before=position[0] if position else None, limit=most
            ),
            query["limit"],
            lambda item: (item.seq,),
        )
        return found | {"items": [shown(item) for item in found["items"]]}


@blueprint.route("/sync")
class Sync(Resource):
    """Keeping a phone's copy complete."""

    @blueprint.arguments(SyncQuery, location="query")
    @blueprint.response(200, SyncSchema, example={"items": [_ITEM], "purged": [], "next": 42, "more": False})
    def get(self, query: dict[str, int]) -> Any:
        """What was published to me after a number, oldest first; nothing is ever skipped."""
        items = directives.sync(self.work, after=query["after"], limit=query["limit"] + 1)
        sent = items[: query["limit"]]
        more = len(items) > len(sent)
        purged = directives.purged_after(
            self.work, after=query["after"], until=sent[-1].seq if more else None
        )
        return {
            "items": [shown(item) for item in sent],
            "purged": [{"seq": seq, "id": directive_id} for seq, directive_id in purged],
            "next": max([query["after"], *(item.seq for item in sent), *(seq for seq, _ in purged)]),
            "more": more,
        }
