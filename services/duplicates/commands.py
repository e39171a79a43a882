"""Deciding on a pair and making one record of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import orjson
from sqlalchemy import or_, select, text

from models import Attendance, Meeting, MeetingState, Member, MemberMerge, MemberStatus, PairState, RoleGrant
from services import accounts, members
from services.actor import Work
from services.audit_log import record
from services.duplicates.account_move import hand_over
from services.duplicates.choice import Proposal, chosen, proposed
from services.duplicates.errors import BothOnOpenSheet, HoldsRoles, NotOfThePair, PairSettled
from services.duplicates.queries import PairRow, get, require_reach
from services.duplicates.references import Fate, with_fate
from services.duplicates.rows import Image, images, move
from services.members import StoredMember

UNDO_FOR = timedelta(days=90)
_OVERLAPS = """
    SELECT min(s.valid_from) FROM membership s
     WHERE s.member_id = :target AND s.kind = t.kind
       AND daterange(s.valid_from, s.valid_to) && daterange(t.valid_from, t.valid_to)
"""
_CUT_SHORT = text(f"""
    UPDATE membership t SET valid_to = ({_OVERLAPS})
     WHERE t.member_id = :origin AND t.valid_from < ({_OVERLAPS})
""")  # noqa: S608 - only a constant of this file is put in


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair that the actor may decide on, with both records open and what is proposed."""

    row: PairRow
    records: tuple[StoredMember, StoredMember]
    proposal: Proposal

    def record(self, member_id: UUID) -> StoredMember:
        """One of the two.

        Raises:
            NotOfThePair: it is neither.
        """
        for one in self.records:
            if one.id == member_id:
                return one
        raise NotOfThePair(field="survivor")


def compare(work: Work, pair_id: UUID) -> Comparison:
    """Both records side by side, for whoever administers both.

    Raises:
        PairNotFound: there is none with a record that the actor administers.
        OtherOutOfReach: one of the two is kept by somebody else.
    """
    row = get(work, pair_id)
    require_reach(row)
    records = members.stored(work, [row.pair.member_id, row.pair.other_id])
    one, other = sorted(records, key=lambda stored: stored.id != row.sides[0].member.id)  # type: ignore[union-attr] # in reach
    activated = frozenset(accounts.activated_among(work, [one.id, other.id]))
    return Comparison(row, (one, other), proposed(one, other, activated=activated))


def decide(work: Work, pair_id: UUID, *, is_same: bool) -> PairRow:
    """Keep what a person found: the same person (to be merged), or two different ones.

    Raises:
        PairNotFound, OtherOutOfReach: as for :func:`compare`.
    """
    row = get(work, pair_id)
    require_reach(row)
    _settle(work, row, PairState.SAME if is_same else PairState.DIFFERENT)
    for side in row.sides:
        record(
            work,
            f"duplicates.{row.pair.state}",
            row.pair.id,
            organisation_id=side.cell.id,
            member_id=side.member.id if side.member else None,
        )
    return row


def merge(
    work: Work, pair_id: UUID, *, survivor: UUID, fields: Mapping[str, UUID] | None = None
) -> MemberMerge:
    """Make one record of two; for 90 days that can be taken back.

    Args:
        survivor: the record that stays.
        fields: by field, the record whose value it takes; as proposed where nothing is said.

    Raises:
        PairNotFound, OtherOutOfReach: as for :func:`compare`.
        NotOfThePair: the survivor, or a choice, is neither of the two.
        HoldsRoles, BothOnOpenSheet: a person must see to that first.
        DatesOutOfOrder: the dates chosen cannot be true together.
    """
    comparison = compare(work, pair_id)
    kept = comparison.record(survivor)
    gone = next(one for one in comparison.records if one.id != survivor)
    _lock(work, kept.id, gone.id)
    _check(work, kept.id, gone.id)
    values = chosen(kept, gone, comparison.proposal.fields, fields or {})
    pair_before = _image(work, "duplicate_pair", "id", pair_id)
    sealed = _join(work, kept.id, gone.id, values) | {"pair": pair_before}
    _settle(work, comparison.row, PairState.MERGED)
    return _keep(work, comparison, kept, gone, sealed)


def _join(work: Work, kept: UUID, gone: UUID, values: dict[str, object]) -> dict[str, object]:
    """Do it; returns what an undo needs."""
    before = {"survivor_before": _member(work, kept), "merged_before": _member(work, gone)}
    _empty(work, gone)
    members.correct(work, work.session.get_one(Member, kept), values)
    cells = images(work, "membership", "member_id", gone)
    _join_cells(work, gone, kept)
    moved = {reference.name: move(work, reference, gone, kept) for reference in with_fate(Fate.MOVES)}
    what, account = hand_over(work, gone, kept)
    return {
        **before,
        "survivor_after": _member(work, kept),
        "cells": cells,
        "moved": moved,
        "account": what,
        "account_before": account,
    }


def _empty(work: Work, gone: UUID) -> None:
    """The record that goes gives its numbers free and counts no longer."""
    member = work.session.get_one(Member, gone)
    member.card_number = member.citizen_id_sealed = member.citizen_id_index = None
    member.phone_sealed = member.phone_index = None
    member.status = MemberStatus.MERGED
    work.flush()


def _join_cells(work: Work, gone: UUID, kept: UUID) -> None:
    """The survivor's history counts; before it began, that of the record that goes is theirs too."""
    work.session.execute(_CUT_SHORT, {"origin": gone, "target": kept})
    for reference in with_fate(Fate.CELL):
        move(work, reference, gone, kept, unless=f"({_OVERLAPS}) IS NOT NULL")
    work.session.execute(text("DELETE FROM membership WHERE member_id = :gone"), {"gone": gone})


def _check(work: Work, kept: UUID, gone: UUID) -> None:
    lasting = or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > work.today)
    if work.session.scalar(select(RoleGrant.id).where(RoleGrant.member_id == gone, lasting).limit(1)):
        raise HoldsRoles
    # Two people who both came to one meeting are two people; while its sheet is open, its keeper can say.
    theirs = select(Attendance.meeting_id).where(Attendance.member_id == gone)
    day = work.session.scalar(
        select(Meeting.held_on)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(Attendance.member_id == kept, Meeting.id.in_(theirs), Meeting.state != MeetingState.LOCKED)
        .limit(1)
    )
    if day is not None:
        raise BothOnOpenSheet(day=f"{day:%d/%m/%Y}")


def _lock(work: Work, *member_ids: UUID) -> None:
    """Two people merging the same records wait for one another, always in the same order."""
    work.session.scalars(
        select(Member.id).where(Member.id.in_(member_ids)).order_by(Member.id).with_for_update()
    ).all()


def _settle(work: Work, row: PairRow, state: PairState) -> None:
    pair = row.pair
    work.session.refresh(pair, with_for_update=True)
    if pair.state is PairState.MERGED:
        raise PairSettled
    pair.state, pair.decided_at, pair.decided_by = state, work.now, work.actor.member_id
    work.flush()


def _keep(
    work: Work,
    comparison: Comparison,
    kept: StoredMember,
    gone: StoredMember,
    sealed: dict[str, object],
) -> MemberMerge:
    cells = {side.member.id: side.cell for side in comparison.row.sides if side.member}
    merge = MemberMerge(
        survivor_id=kept.id,
        merged_id=gone.id,
        merged_cell_id=cells[gone.id].id,
        actor_id=work.actor.member_id,
        merged_at=work.now,
        undo_until=work.now + UNDO_FOR,
        sealed=work.vault.seal(orjson.dumps(sealed).decode()),
    )
    work.session.add(merge)
    work.flush()
    for one in (kept, gone):
        record(work, "member.merged", merge.id, organisation_id=cells[one.id].id, member_id=one.id)
    return merge


def _member(work: Work, member_id: UUID) -> Image:
    return _image(work, "member", "id", member_id)


def _image(work: Work, table: str, column: str, row_id: UUID) -> Image:
    return images(work, table, column, row_id)[0]
