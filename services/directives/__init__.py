"""Directives: prepared, published to a part of the tree, read, acknowledged, accounted for."""

from services.directives.arrivals import begin_due
from services.directives.attachments import attach, detach
from services.directives.attachments import read as read_attachment
from services.directives.audience import Audience, AudienceLine, AudienceRule, Capacity
from services.directives.coverage import eligible, reached_elsewhere, takes_cell
from services.directives.drafts import DirectiveFields, draft, edit
from services.directives.errors import AudienceEmpty, DirectiveNotFound
from services.directives.frozen import of_directive
from services.directives.inbox import InboxItem, inbox, sync, unread_count
from services.directives.policy import visible_to
from services.directives.preview import AudiencePreview
from services.directives.publication import FAN_OUT, preview_audience, publish
from services.directives.queries import DirectiveDetail, detail, find, get
from services.directives.reach import DirectiveReach, ReachFigures, ReachRow, reach
from services.directives.reading import READ_ATTACHMENT, keep_text, unread_file
from services.directives.receipts import ReceiptState, confirm
from services.directives.rules import DOCUMENT_TYPES, QUEUE_URGENCY
from services.directives.secrecy.acts import secrecy_acts
from services.directives.secrecy.gate import Clearance, clearance, release
from services.directives.secrecy.purge import purge, purged_after
from services.directives.secrecy.suspicions import Place, Suspicion

__all__ = [
    "DOCUMENT_TYPES",
    "FAN_OUT",
    "QUEUE_URGENCY",
    "READ_ATTACHMENT",
    "Audience",
    "AudienceEmpty",
    "AudienceLine",
    "AudiencePreview",
    "AudienceRule",
    "Capacity",
    "Clearance",
    "DirectiveDetail",
    "DirectiveFields",
    "DirectiveNotFound",
    "DirectiveReach",
    "InboxItem",
    "Place",
    "ReachFigures",
    "ReachRow",
    "ReceiptState",
    "Suspicion",
    "attach",
    "begin_due",
    "clearance",
    "confirm",
    "detach",
    "detail",
    "draft",
    "edit",
    "eligible",
    "find",
    "get",
    "inbox",
    "keep_text",
    "of_directive",
    "preview_audience",
    "publish",
    "purge",
    "purged_after",
    "reach",
    "reached_elsewhere",
    "read_attachment",
    "release",
    "secrecy_acts",
    "sync",
    "takes_cell",
    "unread_count",
    "unread_file",
    "visible_to",
]
