"""Taking a merge back: both records as they were, and what the survivor did since stays with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table, select, update
from sqlalchemy.exc import IntegrityError

from models import AuditEntry, DuplicatePair, Member, MemberMerge, Membership, MemberStatus, Organisation
from services import members
from services.actor import Work
from services.audit_log import record
from services.duplicates.account_move import take_back
from services.duplicates.errors import MergedFurther, MergeNotFound, UndoExpired, UndoneAlready
from services.duplicates.references import Fate, with_fate
from services.duplicates.rows import Image, images, put_back, repoint, restore
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What could not simply become as it was, because the survivor's record lived on."""

    merge: MemberMerge
    kept_fields: list[str]
    """Columns of the survivor's record that were changed after the merge: they keep the later value."""
    changed_rows: int
    """Rows that went back with later changes in them."""
    gone_rows: int
    """Rows that were removed after the merge, and so went back to nobody."""
    acts_since: dict[str, int]
    """What was done to the survivor's record since, by the log's words: it stays with the survivor."""


def undo(work: Work, merge_id: UUID) -> UndoReport:
    """Make two records again out of the one they were merged into.

    Raises:
        MergeNotFound: there is none into a member whose cell the actor administers.
        Forbidden: the actor does not administer the cell of the record that went.
        UndoneAlready, UndoExpired: it is too late.
        MergedFurther: the survivor was merged again since.
        MemberExists: a number of theirs was given to somebody else since.
    """
    merge, _ = get_merge(work, merge_id, to_change=True)
    cell = work.session.get_one(Organisation, merge.merged_cell_id)
    work.actor.require(Permission.MEMBER_MANAGE, cell.ancestors)
    kept = _opened(work, merge)
    report = _take_apart(work, merge, kept)
    merge.undone_at, merge.undone_by, merge.sealed = work.now, work.actor.member_id, None
    work.flush()
    for member_id in (merge.survivor_id, merge.merged_id):
        record(work, "member.merge_undone", merge.id, organisation_id=cell.id, member_id=member_id)
    return report


def get_merge(work: Work, merge_id: UUID, *, to_change: bool = False) -> tuple[MemberMerge, Member]:
    """A merge and the member it was made into.

    Raises:
        MergeNotFound: there is none into a member whose cell the actor administers.
        MergedFurther: the survivor was merged again since.
    """
    merge = work.session.get(MemberMerge, merge_id, with_for_update=to_change)
    if merge is None:
        raise MergeNotFound
    survivor = work.session.get_one(Member, merge.survivor_id)
    # A survivor that was merged further is in no cell: then the place of the other record decides.
    home = members.home_cell(work, survivor.id)
    home = home or work.session.get_one(Organisation, merge.merged_cell_id)
    if not work.actor.may(Permission.MEMBER_MANAGE, home.ancestors):
        raise MergeNotFound
    if survivor.status is MemberStatus.MERGED:
        raise MergedFurther
    return merge, survivor


def forget_expired(work: Work) -> int:
    """Erase what undos would have needed whose time is over; how many that were."""
    expired = (MemberMerge.undo_until <= work.now) & MemberMerge.sealed.is_not(None)
    found = work.session.scalars(
        update(MemberMerge).where(expired).values(sealed=None).returning(MemberMerge.id)
    )
    return len(found.all())


def _opened(work: Work, merge: MemberMerge) -> dict[str, Any]:
    if merge.undone_at is not None:
        raise UndoneAlready
    if merge.sealed is None or merge.undo_until <= work.now:
        raise UndoExpired(day=f"{merge.undo_until:%d/%m/%Y}")
    kept: dict[str, Any] = orjson.loads(work.vault.open(merge.sealed))
    return kept


def _take_apart(work: Work, merge: MemberMerge, kept: dict[str, Any]) -> UndoReport:
    survivor, gone = merge.survivor_id, merge.merged_id
    take_back(work, kept["account"], kept["account_before"], gone, survivor)
    kept_fields = _restore_members(work, survivor, kept)
    became = Counter(
        repoint(work, reference, image, gone)
        for reference in with_fate(Fate.MOVES)
        for image in kept["moved"].get(reference.name, [])
    )
    for image in kept["cells"]:
        _restore_cell(work, image)
    restore(work, _table(DuplicatePair), kept["pair"])
    work.session.expire_all()
    return UndoReport(merge, kept_fields, became["changed"], became["gone"], _acts_since(work, merge))


def _restore_members(work: Work, survivor: UUID, kept: dict[str, Any]) -> list[str]:
    """Both rows as they were; returns the survivor's columns that were changed since, and stay."""
    before, after, now = (
        kept["survivor_before"],
        kept["survivor_after"],
        images(work, "member", "id", survivor)[0],
    )
    changed = {name for name in before if before[name] != after[name]}
    later = sorted(name for name in changed if now[name] != after[name])
    try:
        restore(work, _table(Member), now | {name: before[name] for name in changed - set(later)})
        restore(work, _table(Member), kept["merged_before"])
    except IntegrityError as error:
        constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        raise members.taken(constraint or "") from error
    return later


def _restore_cell(work: Work, was: Image) -> None:
    """A stay as it was; what became of it with the survivor cannot be true of both."""
    if not restore(work, _table(Membership), was):
        put_back(work, Membership.__tablename__, was)


def _acts_since(work: Work, merge: MemberMerge) -> dict[str, int]:
    merged = select(AuditEntry.id).where(
        AuditEntry.member_id == merge.survivor_id,
        AuditEntry.action == "member.merged",
        AuditEntry.subject_id == str(merge.id),
    )
    later = select(AuditEntry.action).where(
        AuditEntry.member_id == merge.survivor_id,
        AuditEntry.id > merged.scalar_subquery(),
        AuditEntry.action != "member.viewed",
    )
    return dict(sorted(Counter(work.session.scalars(later)).items()))


def _table(model: type[Any]) -> Table:
    table: Table = model.__table__
    return table
