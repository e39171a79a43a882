"""What was published to me, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.json_provider import written
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
    "is_earlier": False,
}


def shown(item: InboxItem) -> dict[str, Any]:
    """A line of the inbox, as ``InboxItemSchema`` describes it."""
    return {
        "seq": item.seq,
        "directive": {
            "id": item.id,
            "symbol": item.symbol,
            "type": item.type,
            "issuer": item.issuer,
            "issued_on": item.issued_on,
            "abstract": item.abstract,
            "urgency": item.urgency,
            "published_at": item.published_at,
            "acknowledge_by": item.acknowledge_by,
        },
        "receipt": {"state": item.state, "at": item.at} if item.state else None,
        "is_earlier": item.is_earlier,
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
        return written(found | {"items": [shown(item) for item in found["items"]]})


@blueprint.route("/sync")
class Sync(Resource):
    """Keeping a phone's copy complete."""

    @blueprint.arguments(SyncQuery, location="query")
    @blueprint.response(200, SyncSchema, example={"items": [_ITEM], "purged": [], "next": 42, "more": False})
    def get(self, query: dict[str, int]) -> Any:
        """What came to me after a number, oldest first; nothing is ever skipped.

        What was in force where I have come to (another cell, another status) comes with that change.
        """
        items, more = directives.sync(self.work, after=query["after"], limit=query["limit"])
        purged = directives.purged_after(
            self.work, after=query["after"], until=items[-1].seq if more else None
        )
        return written(
            {
                "items": [shown(item) for item in items],
                "purged": [{"seq": seq, "id": directive_id} for seq, directive_id in purged],
                "next": max([query["after"], *(item.seq for item in items), *(seq for seq, _ in purged)]),
                "more": more,
            }
        )
