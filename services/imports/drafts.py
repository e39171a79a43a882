"""One row of a list, understood as far as it goes by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from models import Gender, MemberStatus, Verdict
from services.imports.cell_value import Value
from services.imports.codes import Code, Finding, verdict_of
from services.imports.layout import Column
from services.imports.values.dates import KnownDate


@dataclass(slots=True)
class Draft:
    """A member as the list has them. ``cells`` is the row as it was read, ``columns`` what they hold."""

    sheet: str
    row: int
    cells: list[Value]
    columns: tuple[Column, ...] = ()
    full_name: str | None = None
    birth_name: str | None = None
    gender: Gender | None = None
    birth_date: KnownDate | None = None
    admitted_on: KnownDate | None = None
    official_on: KnownDate | None = None
    card_number: str | None = None
    citizen_id: str | None = None
    phone: str | None = None
    status: MemberStatus | None = None
    cell_name: str | None = None
    cell: str | None = None
    """The code of the cell of the party."""
    findings: list[Finding] = field(default_factory=list)
    name_key: str | None = None
    """The name under spelling variants, once the name is read."""

    def note(self, code: Code, about: str = "") -> None:
        """Say something about this row, once."""
        finding = Finding(code, about)
        if finding not in self.findings:
            self.findings.append(finding)

    @property
    def verdict(self) -> Verdict:
        """The gravest of what was found."""
        return verdict_of(self.findings)

    @property
    def place(self) -> tuple[str, int]:
        """By which a row is known within its file."""
        return self.sheet, self.row

    @property
    def full_birth_date(self) -> date | None:
        """The birth date, if it is known to the day."""
        return self.birth_date if isinstance(self.birth_date, date) else None
