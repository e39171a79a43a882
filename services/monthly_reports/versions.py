"""What was signed of one report, version after version: each intact, and each naming the one it replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import orjson
from sqlalchemy import select, union_all

from models import Member, MonthlyReport, ReplacedSignature
from services.actor import Work
from services.meetings import digest
from services.monthly_reports.figures import Record
from services.monthly_reports.rules import Difference, differences


@dataclass(frozen=True, slots=True)
class SignedVersion:
    """One signature of a report, and what was signed by it."""

    number: int
    signed_at: datetime
    signer: Member
    hash: str
    record: Record
    is_intact: bool
    """Whether what was signed is what the hash was made of."""

    @property
    def figures(self) -> Record:
        """As they were signed."""
        return self.record["figures"]  # type: ignore[no-any-return]  # it is JSON

    @property
    def remark(self) -> str:
        """What the committee had to say to them."""
        return str(self.record["remark"])

    @property
    def reason(self) -> str:
        """Why it replaced the one before; empty for the first, and for those of before there were others."""
        return str(self.record.get("reason", ""))


@dataclass(frozen=True, slots=True)
class Replacement:
    """A signed version, the one that took its place, and every figure in which they differ."""

    before: SignedVersion
    after: SignedVersion
    differences: Sequence[Difference]

    @property
    def is_intact(self) -> bool:
        """Whether the old text matches its hash, and the new one names that hash as what it replaced."""
        return self.before.is_intact and self.after.record["replaces"] == self.before.hash


def signed_versions(work: Work, report: MonthlyReport) -> Sequence[SignedVersion]:
    """All of a report that the actor was shown, the first first; the last one is in force."""
    kept, last = ReplacedSignature, MonthlyReport
    signatures = union_all(
        select(kept.version, kept.signed_at, kept.signed_by, kept.signed_hash, kept.signed_record).where(
            kept.report_id == report.id
        ),
        select(last.version, last.signed_at, last.signed_by, last.signed_hash, last.signed_record).where(
            last.id == report.id, last.signed_at.is_not(None)
        ),
    ).subquery()
    rows = work.session.execute(
        select(signatures, Member)
        .join(Member, Member.id == signatures.c.signed_by)
        .order_by(signatures.c.version)
    )
    return [
        SignedVersion(number, at, signer, sealed, orjson.loads(text), digest(text) == sealed)
        for number, at, _, sealed, text, signer in rows
    ]


def replacements(versions: Sequence[SignedVersion]) -> Sequence[Replacement]:
    """What was replaced by what, the newest first."""
    found = [
        Replacement(before, after, differences(before.figures, after.figures))
        for before, after in pairwise(versions)
    ]
    return found[::-1]
