"""Bringing the tree to what a list says: found out row by row by doing it, then kept or undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.errors import HandbookError
from models import Organisation, OrganisationKind
from services import organisations
from services.actor import Work
from services.imports.errors import TreeRowIncomplete, TreeRowTwice
from services.imports.tree.rows import TreeRow, day_in, parents_first, read_rows
from services.organisations import OrganisationNotFound


class TreeAction(StrEnum):
    """What a row does."""

    CREATE = "create"
    RENAME = "rename"
    MOVE = "move"
    KIND = "kind"
    CODE = "code"


@dataclass(slots=True)
class TreeVerdict:
    """What became of a row: what it does (nothing, where the tree is like that), or why it is refused."""

    number: int
    code: str
    actions: list[TreeAction] = field(default_factory=list)
    refusal: HandbookError | None = None


@dataclass(frozen=True, slots=True)
class TreePlan:
    """The rows of a list in the order in which they stand there."""

    verdicts: Sequence[TreeVerdict]
    is_stored: bool

    @property
    def counts(self) -> Counter[TreeAction]:
        """How often each thing is done."""
        return Counter(action for verdict in self.verdicts for action in verdict.actions)

    @property
    def refused(self) -> list[TreeVerdict]:
        """The rows that cannot be done."""
        return [verdict for verdict in self.verdicts if verdict.refusal is not None]

    @property
    def unchanged(self) -> int:
        """How many rows say what is so already."""
        return sum(not verdict.actions and verdict.refusal is None for verdict in self.verdicts)


def import_tree(
    work: Work,
    content: bytes,
    *,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool,
) -> TreePlan:
    """Found what is new; rename, move and change what differs; add other systems' codes. Nothing ends.

    Either all rows are stored or none: with one that is refused, as with ``preview``, all are undone.
    What one exported oneself changes nothing.

    Args:
        effective_on: the day from which changes hold; today by default. New organisations have their own.

    Raises:
        FileRefused: the file cannot be read, or is no list of organisations.
    """
    rows = read_rows(content)
    day = effective_on or work.today
    trial = work.session.begin_nested()
    times = Counter(row.code for row in rows)
    found = {row.number: _tried(work, row, times[row.code], day, decision) for row in parents_first(rows)}
    verdicts = [found[row.number] for row in rows]
    is_stored = not preview and all(verdict.refusal is None for verdict in verdicts)
    if is_stored:
        trial.commit()
    else:
        trial.rollback()
        work.session.expire_all()
    return TreePlan(verdicts, is_stored)


def _tried(work: Work, row: TreeRow, times: int, day: date, decision: str | None) -> TreeVerdict:
    """Do what one row asks for, in a savepoint of its own."""
    verdict = TreeVerdict(row.number, row.code)
    trial = work.session.begin_nested()
    try:
        if times > 1:
            raise TreeRowTwice(organisation=row.code)
        verdict.actions = _brought(work, row, day, decision)
    except HandbookError as refusal:
        trial.rollback()
        work.session.expire_all()
        verdict.refusal = refusal
    else:
        trial.commit()
    return verdict


def _brought(work: Work, row: TreeRow, day: date, decision: str | None) -> list[TreeAction]:
    kind = _kind(row)
    try:
        place = organisations.get(work, row.code)
    except OrganisationNotFound:
        organisations.create(
            work,
            code=row.code,
            name=row.name,
            kind=kind,
            parent=row.parent or None,
            valid_from=_founded_on(row),
            decision=decision,
        )
        return [TreeAction.CREATE, *_codes(work, row)]
    return [*_changed(work, row, place, kind, day, decision), *_codes(work, row)]


def _changed(
    work: Work, row: TreeRow, place: Organisation, kind: OrganisationKind, day: date, decision: str | None
) -> list[TreeAction]:
    done = []
    if row.name != place.name:
        organisations.rename(work, row.code, name=row.name, effective_on=day, decision=decision)
        done.append(TreeAction.RENAME)
    if row.parent and row.parent != organisations.parent_code(work, place):
        organisations.move(work, row.code, parent=row.parent, effective_on=day, decision=decision)
        done.append(TreeAction.MOVE)
    if kind is not place.kind:
        organisations.change_kind(work, row.code, kind=kind, effective_on=day, decision=decision)
        done.append(TreeAction.KIND)
    return done


def _codes(work: Work, row: TreeRow) -> list[TreeAction]:
    """Add the codes of other systems that are not known yet."""
    known = {(one.system, one.code) for one in organisations.external_codes(work, row.code)}
    new = [(system, code) for system, codes in row.external.items() for code in codes]
    done = []
    for system, code in new:
        if (system, code) not in known:
            organisations.add_external_code(work, row.code, system=system, external=code)
            done.append(TreeAction.CODE)
    return done


def _kind(row: TreeRow) -> OrganisationKind:
    kind = organisations.kind_named(row.kind)
    if kind is None or not row.code or not row.name:
        raise TreeRowIncomplete
    return kind


def _founded_on(row: TreeRow) -> date | None:
    try:
        return day_in(row.valid_from)
    except ValueError as error:
        raise TreeRowIncomplete from error
