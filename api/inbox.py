"""What was published to me, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.json_provider import written
from api.pagination import decoded, number, page
from api.resource import Resource
from api.schemas.inbox import InboxDirectiveSchema, InboxPageSchema, InboxQuery, SyncQuery, SyncSchema
from services import directives
from services.directives import ChangedDirective, ChangeKind, InboxItem

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
        "version": 1,
        "withdrawn_at": None,
        "withdrawal_reason": None,
        "is_superseded": False,
    },
    "receipt": {"state": "read", "at": "2025-07-14T12:31:00+00:00"},
    "is_earlier": False,
}


_SYNC = {"items": [_ITEM | {"event": "published"}], "purged": [], "next": 42, "more": False}


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
            "version": item.version,
            "withdrawn_at": item.withdrawn_at,
            "withdrawal_reason": item.withdrawal_reason,
            "is_superseded": item.is_superseded,
        },
        "receipt": {"state": item.state, "at": item.at} if item.state else None,
        "is_earlier": item.is_earlier,
    }


def _changed(change: ChangedDirective) -> dict[str, Any]:
    """The same line of a directive that changed since, as it is now."""
    names = InboxDirectiveSchema().fields.keys() - {"is_superseded"}
    done = directives.furthest(change.receipt)
    return {
        "seq": change.seq,
        "event": change.kind,
        "directive": {name: getattr(change.directive, name) for name in names}
        | {"is_superseded": change.kind is ChangeKind.SUPERSEDED},
        "receipt": {"state": done[0], "at": done[1]} if done else None,
        "is_earlier": False,
    }


@blueprint.route("/me/inbox")
class Inbox(Resource):
    """My inbox."""

    is_glance = True

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

    is_glance = True

    @blueprint.arguments(SyncQuery, location="query")
    @blueprint.response(200, SyncSchema, example=_SYNC)
    def get(self, query: dict[str, int]) -> Any:
        """What came to me, and what changed of it, after a number, oldest first; nothing is ever skipped.

        What was in force where I have come to (another cell, another status) comes with that change.
        """
        after = query["after"]
        known = directives.last_seq(self.work)  # before any look: nothing below it can appear any more
        sent, more = directives.sync(self.work, after=after, limit=query["limit"])
        until = sent[-1].seq if more else max([known, *(item.seq for item in sent)])
        changed = directives.changed_after(self.work, after=after, until=until)
        purged = directives.purged_after(self.work, after=after, until=until)
        events = [*(shown(item) | {"event": "published"} for item in sent), *map(_changed, changed)]
        told = [*(int(event["seq"]) for event in events), *(seq for seq, _ in purged)]
        return written(
            {
                "items": sorted(events, key=lambda event: int(event["seq"])),
                "purged": [{"seq": seq, "id": directive_id} for seq, directive_id in purged],
                "next": max([after, *told]),
                "more": more,
            }
        )
