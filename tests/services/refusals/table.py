"""What each use case refuses to whom: every command of every domain, tried below the doors."""

from __future__ import annotations

from tests.services.refusals import (
    content,
    directive_life,
    meeting_people,
    meeting_record,
    people,
    records,
    tree,
)

REFUSED = [
    *content.REFUSED,
    *directive_life.REFUSED,
    *meeting_people.REFUSED,
    *people.REFUSED,
    *tree.REFUSED,
    *meeting_record.REFUSED,
    *records.REFUSED,
]

READ_WITHIN_WHAT_ONE_SEES = {
    *("accounts.actor_of", "accounts.identity", "accounts.member_with_number", "accounts.own_sessions"),
    *("audit.about_me", "devices.own_devices"),
    *("directives.detail", "directives.find", "directives.get"),
    *("directives.purged_after", "directives.last_seq"),  # ids and numbers only
    *("directives.bookmark", "directives.bookmarks", "directives.bookmarked_as", "directives.search"),
    *("directives.published_body", "directives.plans_of"),
    *("directives.changed_after", "directives.replaced_versions", "directives.find_by_symbol"),
    *("directives.inbox", "directives.sync", "directives.unread_count"),
    *("duplicates.view", "duplicates.last_search"),
    *("feedback.detail", "feedback.levels_open_to", "feedback.own", "feedback.queue"),
    *("meetings.detail", "meetings.get", "meetings.next_for_me", "meetings.of_cell"),
    *("members.dossier", "members.get", "members.get_former", "members.history", "members.page"),
    *(
        "meetings.own_part",
        "meetings.keep_note",
        "meetings.own_note",
        "meetings.note_count",
        "meetings.remarks_on",
    ),
    *("meetings.quality_of", "meetings.total_of", "meetings.documents_of", "meetings.guest_count"),
    *("meetings.may_call_roll", "meetings.roll_with_code"),
    *("meetings.vote_detail", "meetings.votes_of", "meetings.agenda_of"),
    *("members.view", "correction_requests.get", "correction_requests.own", "correction_requests.queue"),
    *("members.status_history", "movement.open_statuses"),
    *("members.exemptions_of", "members.offices_of"),
    *("movement.slip", "movement.find_transfers", "movement.transfers_of"),
    *("organisations.by_external_code", "organisations.children", "organisations.children_as_of"),
    *("organisations.external_codes", "organisations.get", "organisations.get_as_of"),
    "organisations.known",
    *("organisations.candidates", "organisations.history", "organisations.lasting"),
    *("organisations.latest_order", "organisations.overview", "organisations.parent_code"),
    "organisations.secretaries",
    *("monthly_reports.detail", "monthly_reports.due_to_me", "monthly_reports.replaced_version"),
    *("nudges.about", "warnings.detail", "warnings.most_urgent", "warnings.page", "warnings.track_records"),
    *("organisations.roots", "organisations.subtree", "organisations.subtree_as_of"),
    *("organisations.way_as_of", "organisations.way_to"),
    *("rule_packs.rules_at", "tasks.detail", "tasks.due_soon", "tasks.get", "tasks.page"),
    "webhooks.stopped",
}
"""They ask ``visible_to``, and show less rather than refuse; tried in every role over REST."""

PARTS_OF_OTHERS = {
    # Of use cases that have asked for the right before.
    "imports.import_tree",  # of the commands of the tree, row by row
    *("accounts.activated_among", "directives.of_directive", "imports.commit_preview", "imports.outline"),
    *(
        "dues.year_of",
        "deliveries.forecast",
        "directives.held_until",
        "directives.plan_rings_at",
        "organisations.foreseen_ends",
    ),
    *("meetings.details_of", "meetings.resolutions_of", "meetings.whole_record"),
    *(
        "directives.persons_of",
        "directives.published_to_cell",
        "feedback.open_in_cell",
        "feedback.seen_among",
    ),
    *("badges.standing", "correction_requests.detail", "members.field_text", "members.shown_value"),
    *("directives.in_force", "directives.linked_to", "directives.address_key"),
    *("imports.missing_from_file", "members.admit_many", "members.below", "members.correct"),
    *("accounts.end_roles_at", "members.attend", "members.end_offices_in", "members.move_home"),
    *("movement.warning_of", "organisations.destination"),
    *("accounts.close", "members.end_stays", "members.standings"),
    *("members.exempt_at", "members.expected_at", "members.holders_of", "members.home_cell"),
    *(
        "members.namesakes",
        "members.number_conditions",
        "members.rehome",
        "members.remove_unused",
    ),
    *(
        "members.return_home",
        "members.roster_at",
        "members.settle",
        "organisations.picture_of",
        "organisations.code_of",
        "organisations.pictures_of",
    ),
    "organisations.leads_to",
    *("organisations.looked_back_until", "organisations.predecessors_of"),
    *(
        "rule_packs.in_force",
        "rule_packs.in_force_at",
        "rule_packs.timeline",
        "tasks.give",
        "rule_packs.departures",
    ),
    *("organisations.proposed_code", "organisations.size_of"),
    *("duplicates.count_open", "members.stored"),
    # Of workers, who act for the handbook itself.
    *("directives.begin_due", "directives.publish_planned", "directives.keep_text", "directives.unread_file"),
    *("duplicates.carry_out", "duplicates.forget_expired", "duplicates.search_newcomers"),
    *("quality.refresh", "directives.count_next"),
    # Of whoever keeps the server.
    *("monthly_reports.make_next", "reports.count_next", "reports.count_marked"),
    *("reports.rebuild", "reports.verify", "directives.rebuild", "directives.verify"),
    *("deliveries.begin_retelling", "deliveries.retelling_of", "deliveries.conclude_retelling"),
    *("accounts.reopen", "deliveries.reconcile"),
    *("deliveries.begin", "deliveries.bury", "deliveries.conclude", "deliveries.continue_expansion"),
    *("accounts.holders_at", "deliveries.notify_all", "nudges.nudge_next"),
    *("reading_ladder.climb_next", "deliveries.reminder_of", "deliveries.cells_owing"),
    *("dues.unpaid_months", "rule_packs.timelines", "warnings.refresh_changed", "warnings.refresh_next"),
    "warnings.refresh_below",
    *("accounts.holders_of", "feedback.escalate_next_overdue"),
    *("deliveries.expand_next", "deliveries.finish", "deliveries.notify", "deliveries.targets_of"),
    *("deliveries.cut_next", "deliveries.continue_cutting", "deliveries.forget_old_rehearsals"),
    *("deliveries.begin_recording", "deliveries.finish_recording"),
    *("deliveries.hold", "deliveries.lease", "deliveries.conclude_trial", "deliveries.devices_to_try"),
    *("meetings.plan_month", "meetings.build_next_kits", "organisations.carry_out_next_due"),
    *("webhooks.due_endpoints", "webhooks.messages_between", "webhooks.next_parcel", "webhooks.settle"),
    # Of the bot: the chat itself, or a one-time code, is what proves who asks.
    *("devices.link_chat", "devices.member_of_chat", "devices.unlink_chat"),
}
"""Never called by a door for somebody whose rights were not decided yet."""

LATER = {
    *("imports.bad_rows", "imports.begin_undo", "imports.correct", "imports.corrections"),
    *("imports.commit_upload", "imports.decide", "imports.decide_all"),
    *("imports.difference", "imports.discard", "imports.doubts", "imports.get", "imports.missing"),
    *("imports.rows", "imports.set_columns", "imports.undecided", "imports.undo"),
}
"""Tried with an import to look at, in the tests of imports."""
