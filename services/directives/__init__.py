"""Directives: prepared, published to a part of the tree, read, acknowledged, accounted for."""

from services.directives.arrivals import begin_due
from services.directives.attachment_addresses import address_key, open_by_key
from services.directives.attachments import attach, check_attachment, detach
from services.directives.attachments import read as read_attachment
from services.directives.audience import Audience, AudienceLine, AudienceRule, Capacity
from services.directives.body import rendered
from services.directives.bookmarks import bookmark, bookmarked_as, bookmarks, forget_bookmark
from services.directives.changes import ChangedDirective, ChangeKind, changed_after
from services.directives.chasing import is_chased, owes_reading
from services.directives.content import fields_of
from services.directives.corrections import (
    TELL_CHANGE,
    correct,
    draft_changes,
    replaced_version,
    replaced_versions,
)
from services.directives.coverage import eligible, reached_elsewhere, takes_cell
from services.directives.drafts import DirectiveFields, draft, edit
from services.directives.errors import AudienceEmpty, DirectiveNotFound, SecrecySuspected
from services.directives.frozen import capacity, of_directive
from services.directives.held_corrections import (
    drop_held_correction,
    find_held_correction,
    held_correction,
    hold_correction,
)
from services.directives.inbox import InboxItem, inbox, sync, unread_count
from services.directives.kept_rules import audience_kept, kept_audience
from services.directives.links import LinkedDirective, Relation, in_force, link, linked_to, unlink
from services.directives.naming import NameablePerson, nameable_persons, persons_named
from services.directives.persons_reached import PersonReached, persons_of, persons_reached
from services.directives.plans import (
    PUBLISH_PLANNED,
    cancel_plan,
    plan_of,
    plan_publication,
    plan_rings_at,
    plans_of,
    publish_planned,
)
from services.directives.policy import visible_to
from services.directives.preview import CHANNEL_KINDS, AudiencePreview
from services.directives.publication import FAN_OUT, as_if_published, preview_audience, publish
from services.directives.published_body import PublishedBody, published_body
from services.directives.queries import DirectiveDetail, FileFacts, detail, find_by_symbol, get
from services.directives.quiet_hours import held_until
from services.directives.reach import DirectiveReach, ReachFigures, ReachRow, reach
from services.directives.reach_rules import NextStep, PersonState
from services.directives.reading import READ_ATTACHMENT, keep_text, unread_file
from services.directives.receipts import ReceiptState, confirm, furthest
from services.directives.rules import QUEUE_URGENCY
from services.directives.saved_audiences import (
    change_saved_audience,
    forget_saved_audience,
    save_audience,
    saved_audience,
    saved_audiences,
)
from services.directives.saved_standing import LostLine, SavedAudienceDetail
from services.directives.search import DirectiveFilter, FoundDirective, find, search
from services.directives.secrecy.acts import secrecy_acts
from services.directives.secrecy.gate import Clearance, clearance, release
from services.directives.secrecy.purge import purge, purged_after
from services.directives.secrecy.suspicions import Place, Suspicion
from services.directives.sequence import last_seq
from services.directives.symbols import DOCUMENT_TYPES, ISSUERS, ParsedSymbol, parse_symbol
from services.directives.tallies.counting import count_next
from services.directives.tallies.recount import rebuild, verify
from services.directives.to_cell import published_to_cell
from services.directives.unreached import UnreachedCell, unreached_cells
from services.directives.withdrawal import withdraw

__all__ = [
    "CHANNEL_KINDS",
    "DOCUMENT_TYPES",
    "FAN_OUT",
    "ISSUERS",
    "PUBLISH_PLANNED",
    "QUEUE_URGENCY",
    "READ_ATTACHMENT",
    "TELL_CHANGE",
    "Audience",
    "AudienceEmpty",
    "AudienceLine",
    "AudiencePreview",
    "AudienceRule",
    "Capacity",
    "ChangeKind",
    "ChangedDirective",
    "Clearance",
    "DirectiveDetail",
    "DirectiveFields",
    "DirectiveFilter",
    "DirectiveNotFound",
    "DirectiveReach",
    "FileFacts",
    "FoundDirective",
    "InboxItem",
    "LinkedDirective",
    "LostLine",
    "NameablePerson",
    "NextStep",
    "ParsedSymbol",
    "PersonReached",
    "PersonState",
    "Place",
    "PublishedBody",
    "ReachFigures",
    "ReachRow",
    "ReceiptState",
    "Relation",
    "SavedAudienceDetail",
    "SecrecySuspected",
    "Suspicion",
    "UnreachedCell",
    "address_key",
    "as_if_published",
    "attach",
    "audience_kept",
    "begin_due",
    "bookmark",
    "bookmarked_as",
    "bookmarks",
    "cancel_plan",
    "capacity",
    "change_saved_audience",
    "changed_after",
    "check_attachment",
    "clearance",
    "confirm",
    "correct",
    "count_next",
    "detach",
    "detail",
    "draft",
    "draft_changes",
    "drop_held_correction",
    "edit",
    "eligible",
    "fields_of",
    "find",
    "find_by_symbol",
    "find_held_correction",
    "forget_bookmark",
    "forget_saved_audience",
    "furthest",
    "get",
    "held_correction",
    "held_until",
    "hold_correction",
    "in_force",
    "inbox",
    "is_chased",
    "keep_text",
    "kept_audience",
    "last_seq",
    "link",
    "linked_to",
    "nameable_persons",
    "of_directive",
    "open_by_key",
    "owes_reading",
    "parse_symbol",
    "persons_named",
    "persons_of",
    "persons_reached",
    "plan_of",
    "plan_publication",
    "plan_rings_at",
    "plans_of",
    "preview_audience",
    "publish",
    "publish_planned",
    "published_body",
    "published_to_cell",
    "purge",
    "purged_after",
    "reach",
    "reached_elsewhere",
    "read_attachment",
    "rebuild",
    "release",
    "rendered",
    "replaced_version",
    "replaced_versions",
    "save_audience",
    "saved_audience",
    "saved_audiences",
    "search",
    "secrecy_acts",
    "sync",
    "takes_cell",
    "unlink",
    "unreached_cells",
    "unread_count",
    "unread_file",
    "verify",
    "visible_to",
    "withdraw",
]
