"""The form of a split: what comes into being, and where each cell or member goes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import Field, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from models import CELL_KINDS, Organisation
from services import members, organisations
from services.actor import Work
from services.organisations import ChangeReport, Newcomer, Part
from web.organisations.change_forms import CODE, ChangeForm

DIVIDE, LEAVE = "divide", "leave"
PARTS = range(1, 5)
"""How many new organisations one order can name, by number."""
STAYS = "0"
_MOST = 2_000


class SplitForm(ChangeForm):
    """Parts without a name are left out; what is assigned to no part stays, where the old one stays."""

    title = "Chia tách"
    way = RadioField(
        "Cách chia tách",
        [InputRequired("Đồng chí chọn cách chia tách.")],
        choices={
            LEAVE: "Tách bớt: tổ chức này vẫn hoạt động",
            DIVIDE: "Chia hẳn: tổ chức này kết thúc, các tổ chức mới thay thế",
        },
    )
    things: dict[str, str]
    """What can be assigned, by code (organisations) or id (members), and its name."""

    @property
    def parts(self) -> list[tuple[Field, Field]]:
        """The name and the code of each new organisation."""
        return [(self[f"name-{part}"], self[f"code-{part}"]) for part in PARTS]

    @property
    def assigned(self) -> list[SelectField]:
        """The choice for each cell or member."""
        return [self[f"to-{key}"] for key in self.things]

    @property
    def summary(self) -> str:
        """Old and new."""
        names = [name.data for name, _ in self.parts if name.data]
        return f"{self.place.name} {'tách ra' if self.way.data == LEAVE else 'chia thành'} {', '.join(names)}"

    def order(self, work: Work, *, preview: bool) -> ChangeReport:
        """Split."""
        parts = [self._part(part) for part in PARTS if self[f"name-{part}"].data]
        if self.way.data == LEAVE:
            parts.insert(0, Part(Newcomer(self.place.code)))
        return organisations.split(work, self.place.code, parts, preview=preview, **self.how)

    def _part(self, part: int) -> Part:
        given = tuple(key for key in self.things if self[f"to-{key}"].data == str(part))
        into = Newcomer(self[f"code-{part}"].data, self[f"name-{part}"].data)
        if self.place.kind in CELL_KINDS:
            return Part(into, members=tuple(UUID(key) for key in given))
        return Part(into, children=given)


def split_form(work: Work, place: Organisation) -> SplitForm:
    """The form for ``place``: a cell's members are assigned, any other's organisations."""
    things = _things(work, place)
    options = {STAYS: "Ở lại, chưa phân"} | {str(part): f"Tổ chức mới {part}" for part in PARTS}
    fields: dict[str, Any] = {
        f"to-{key}": SelectField(label, [InputRequired()], choices=options, default=STAYS)
        for key, label in things.items()
    }
    for part in PARTS:
        fields[f"name-{part}"] = StringField("Tên", [Length(max=200)])
        fields[f"code-{part}"] = StringField("Mã", [Optional(), CODE])
    of_one = type("SplitFormOfOne", (SplitForm,), {**fields, "things": things})
    made: SplitForm = of_one(work, place, way=LEAVE, **_proposed(work, place))
    return made


def _things(work: Work, place: Organisation) -> dict[str, str]:
    if place.kind in CELL_KINDS:
        rows = members.page(work, organisation=place.code, limit=_MOST)
        return {str(row.member.id): row.member.full_name for row in rows}
    return {child.code: child.name for child in organisations.children(work, place)}


def _proposed(work: Work, place: Organisation) -> dict[str, str]:
    """A name for the first part, and a free code for each."""
    above = work.session.get_one(Organisation, place.parent_id)
    codes = [organisations.proposed_code(work, above, place.kind)]
    for _ in PARTS[1:]:
        codes.append(organisations.next_code(codes[0].rstrip("0123456789"), codes))
    proposed = {f"code-{part}": code for part, code in zip(PARTS, codes, strict=True)}
    return {"name-1": f"{place.name} 1", **proposed}
