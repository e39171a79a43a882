"""Directives: prepared, published to a part of the tree, read, acknowledged, accounted for."""

from services.directives.attachments import attach, detach
from services.directives.attachments import read as read_attachment
from services.directives.audience import (
    Audience,
    AudienceLine,
    AudiencePreview,
    AudienceRule,
    has_status,
    of_directive,
    reached_elsewhere,
    takes_cell,
)
from services.directives.drafts import DirectiveFields, draft, edit
from services.directives.errors import AudienceEmpty, DirectiveNotFound
from services.directives.inbox import InboxItem, inbox, sync, unread_count
from services.directives.publication import FAN_OUT, preview_audience, publish
from services.directives.queries import DirectiveDetail, detail, find, get
from services.directives.reach import DirectiveReach, ReachFigures, ReachRow, reach
from services.directives.receipts import ReceiptState, confirm
from services.directives.rules import DOCUMENT_TYPES, QUEUE_URGENCY

__all__ = [
    "DOCUMENT_TYPES",
    "FAN_OUT",
    "QUEUE_URGENCY",
    "Audience",
    "AudienceEmpty",
    "AudienceLine",
    "AudiencePreview",
    "AudienceRule",
    "DirectiveDetail",
    "DirectiveFields",
    "DirectiveNotFound",
    "DirectiveReach",
    "InboxItem",
    "ReachFigures",
    "ReachRow",
    "ReceiptState",
    "attach",
    "confirm",
    "detach",
    "detail",
    "draft",
    "edit",
    "find",
    "get",
    "has_status",
    "inbox",
    "of_directive",
    "preview_audience",
    "publish",
    "reach",
    "reached_elsewhere",
    "read_attachment",
    "sync",
    "takes_cell",
    "unread_count",
]
