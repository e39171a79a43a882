"""What was taken out and is imported again changes nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from models import OrganisationKind, Verdict
from services import imports, organisations
from services.imports import Code
from tests.factories import World
from tests.services.exports.conftest import taken_out

NAMES = ("Nguyễn Thị Hòa", "Lê Văn Út", "Đỗ Đình Phúc", "H'Hen Niê", "Trần Thị Ngọc Ánh", "Phan Quý")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_members_come_back_unchanged(world: World, form: str) -> None:
    with world.system() as work:
        organisations.create(work, code="XK", name="Đảng ủy xã K", kind=OrganisationKind.COMMUNE, parent="T1")
        for cell in ("007", "K2"):
            organisations.create(
                work, code=cell, name=f"Chi bộ thôn {cell}", kind=OrganisationKind.CELL, parent="XK"
            )
    for number, name in enumerate(NAMES):
        world.add_member(("007", "K2")[number % 2], name, since=world.runtime.clock().date())
    content = taken_out(world, "administrator@T1", "members", "XK", form)
    with world.acting("administrator@T1", read_only=True) as work:
        shown = imports.preview(work, content, organisation="XK", title="Danh sách đảng viên")
    codes = Counter(finding.code for row in shown.rows for finding in row.findings)
    assert codes == {Code.UNCHANGED: len(NAMES)}
    assert shown.counts[Verdict.ACCEPT] == len(NAMES)
