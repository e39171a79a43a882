"""What becomes of everything that refers to a record when it is merged: one line for each column.

A test compares this page with the tables, so that a new reference cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Column, PrimaryKeyConstraint, Table, UniqueConstraint

from core.database import Base


class Fate(Enum):
    """What a merge does with the rows of one column."""

    MOVES = "to the survivor; where the survivor has the like, the row stays with the record that went"
    STAYS = "with the record that went: history that names who it was then, or that is never changed"
    CELL = "to the survivor where it overlaps none of theirs; the rest is kept sealed"
    ACCOUNT = "to a survivor without an account; a second account is disabled"
    WITH_ACCOUNT = "wherever the account goes"


FATES: dict[str, Fate] = {
    "account.member_id": Fate.ACCOUNT,
    "activation_code.member_id": Fate.WITH_ACCOUNT,
    "auth_session.member_id": Fate.WITH_ACCOUNT,
    "idempotency_key.member_id": Fate.WITH_ACCOUNT,
    "membership.member_id": Fate.CELL,
    "agenda_item.presider_id": Fate.MOVES,
    "minutes.chair_id": Fate.MOVES,
    "minutes.minute_taker_id": Fate.MOVES,
    "attendance.member_id": Fate.MOVES,
    "ballot.member_id": Fate.MOVES,
    "channel_link.member_id": Fate.MOVES,
    "device.member_id": Fate.MOVES,
    "badge_award.member_id": Fate.MOVES,
    "dues.member_id": Fate.MOVES,
    "early_proposal.member_id": Fate.MOVES,
    "interruption.member_id": Fate.MOVES,
    "exemption.member_id": Fate.MOVES,
    "feedback.author_id": Fate.MOVES,
    "feedback_message.actor_id": Fate.MOVES,
    "feedback_step.actor_id": Fate.MOVES,
    "former_belonging.member_id": Fate.MOVES,
    "early_warning.member_id": Fate.MOVES,
    "named_person.member_id": Fate.MOVES,
    "check_in.member_id": Fate.MOVES,
    "cell_follower.member_id": Fate.MOVES,
    "invitation.member_id": Fate.MOVES,
    "meeting_note.member_id": Fate.MOVES,
    "meeting_remark.member_id": Fate.MOVES,
    "meeting_reply.member_id": Fate.MOVES,
    "position.member_id": Fate.MOVES,
    "bookmark.member_id": Fate.MOVES,
    "earlier_receipt.member_id": Fate.MOVES,
    "receipt.member_id": Fate.MOVES,
    "reserved_opinion.member_id": Fate.MOVES,
    "task.member_id": Fate.MOVES,
    "task_report.member_id": Fate.MOVES,
    "transfer.member_id": Fate.MOVES,
    # Roles in force stand in the way of a merge; what is left are those that ended.
    "role_grant.member_id": Fate.MOVES,
    "correction_request.member_id": Fate.MOVES,
    "amendment.by": Fate.STAYS,
    "minutes.approved_by": Fate.STAYS,
    "minutes_section.saved_by": Fate.STAYS,
    "audit_entry.actor_id": Fate.STAYS,
    "audit_entry.member_id": Fate.STAYS,
    "badge_award.recorded_by": Fate.STAYS,
    "cell_follower.set_by": Fate.STAYS,
    "correction_request.handled_by": Fate.STAYS,
    "import_correction.corrected_by": Fate.STAYS,
    "directive.created_by": Fate.STAYS,
    "directive.published_by": Fate.STAYS,
    "directive.withdrawn_by": Fate.STAYS,
    "draft_change.member_id": Fate.STAYS,
    "replaced_version.replaced_by": Fate.STAYS,
    "held_correction.held_by": Fate.STAYS,
    "disclosure.member_id": Fate.STAYS,
    "disclosure.shown_to": Fate.STAYS,
    "duplicate_pair.decided_by": Fate.STAYS,
    "duplicate_pair.member_id": Fate.STAYS,
    "duplicate_pair.other_id": Fate.STAYS,
    "duplicate_search.asked_by": Fate.STAYS,
    "dues.recorded_by": Fate.STAYS,
    "early_warning.answered_by": Fate.STAYS,
    "early_warning.judged_by": Fate.STAYS,
    "early_proposal.proposed_by": Fate.STAYS,
    "former_status.member_id": Fate.STAYS,
    "import_columns.set_by": Fate.STAYS,
    "interruption.recorded_by": Fate.STAYS,
    "import_run.actor_id": Fate.STAYS,
    "meeting.created_by": Fate.STAYS,
    "meeting_guest.noted_by": Fate.STAYS,
    "meeting_habit.set_by": Fate.STAYS,
    "meeting_quality.scored_by": Fate.STAYS,
    # What was set right, and what was decided, of that very record; the survivor's own history counts.
    "member_correction.corrected_by": Fate.STAYS,
    "member_correction.member_id": Fate.STAYS,
    "member_merge.actor_id": Fate.STAYS,
    "member_merge.merged_id": Fate.STAYS,
    "member_merge.survivor_id": Fate.STAYS,
    "member_merge.undone_by": Fate.STAYS,
    "month_outcome.filed_by": Fate.STAYS,
    "monthly_report.signed_by": Fate.STAYS,
    "replaced_signature.signed_by": Fate.STAYS,
    "organisation_change.ordered_by": Fate.STAYS,
    "reserved_opinion.entered_by": Fate.STAYS,
    "publication_plan.planned_by": Fate.STAYS,
    "rule_override.set_by": Fate.STAYS,
    "saved_audience.saved_by": Fate.STAYS,
    "secrecy_act.actor_id": Fate.STAYS,
    "status_change.member_id": Fate.STAYS,
    "task.created_by": Fate.STAYS,
    "webhook_endpoint.created_by": Fate.STAYS,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that refers to a member, or to their account."""

    table: Table
    column: Column[object]

    @property
    def name(self) -> str:
        """``table.column``."""
        return f"{self.table.name}.{self.column.name}"

    @property
    def unique_sets(self) -> list[list[str]]:
        """For every uniqueness that the column is part of, the other columns of it."""
        return [
            [column.name for column in columns if column.name != self.column.name]
            for columns in _uniquenesses(self.table)
            if self.column in columns
        ]


def _uniquenesses(table: Table) -> Iterator[list[Column[object]]]:
    """The columns of the primary key, of unique constraints and of unique indexes, partial ones too."""
    for key in (table.primary_key, *table.constraints):
        if isinstance(key, (PrimaryKeyConstraint, UniqueConstraint)):
            yield list(key.columns)
    yield from (list(index.columns) for index in table.indexes if index.unique)


def references() -> list[Reference]:
    """Every column of every table that refers to a member or an account, accounts first."""
    return [
        Reference(table, key.parent)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name in ("member", "account")
    ]


def with_fate(fate: Fate) -> list[Reference]:
    """The references that a merge treats alike."""
    return [reference for reference in references() if FATES[reference.name] is fate]
