"""Keeping an audience by a name and choosing it again, on pages."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services import directives, organisations
from services.directives import AudienceLine, AudienceRule
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted
from tests.web.visitor import Visitor


@pytest.fixture
def draft(world: World) -> UUID:
    return drafted(world)


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    return visit("publisher@T1")


def keep(world: World, rule: AudienceRule, name: str = "Xã Một") -> UUID:
    with world.acting("publisher@T1") as work:
        return directives.save_audience(work, "T1", name=name, rule=rule).id


def test_a_name_that_is_taken_stays_typed(visitor: Visitor, world: World, draft: UUID) -> None:
    keep(world, AudienceRule((AudienceLine("X1"),)))
    page = visitor.post(f"/publishing/{draft}/saved/new?to=some&include=X2", {"name": "xã một"})
    assert page.status == 422
    assert page.form().values["name"] == "xã một"
    assert "Đã có nơi nhận lưu tên" in page.text


def test_an_audience_is_saved_chosen_renamed_and_deleted(visitor: Visitor, world: World, draft: UUID) -> None:
    chosen = "to=some&include=X1&roles=cell_secretary"
    assert "Lưu nơi nhận này" in visitor.get(f"/publishing/{draft}/publication?{chosen}").text
    page = visitor.send(f"/publishing/{draft}/saved/new?{chosen}", {"name": "Bí thư xã Một"})
    assert "Đã lưu nơi nhận." in page.text
    another = drafted(world, "43-HD/TU")
    assert "Chọn từ 1 nơi nhận đã lưu" in visitor.get(f"/publishing/{another}/audience").text
    assert "Bí thư xã Một" in visitor.get(f"/publishing/{another}/saved").text
    with world.acting("publisher@T1") as work:
        saved = directives.saved_audiences(work, "T1")[0].id
    used = visitor.get(f"/publishing/{another}/saved/{saved}/choice")
    assert used.location.endswith(f"/audience?saved={saved}&{chosen}")
    assert "Đã điền theo nơi nhận «Bí thư xã Một»" in visitor.get(used.location).text
    page = visitor.send(f"/publishing/{another}/saved/{saved}", {"name": "Bí thư"})
    assert "Đã đổi tên." in page.text
    page = visitor.send(f"/publishing/{another}/saved/{saved}/deletion")
    assert "Chưa lưu nơi nhận nào" in page.text


def test_what_no_longer_stands_is_ticked_until_the_publisher_decides(
    visitor: Visitor, world: World, draft: UUID
) -> None:
    saved = keep(world, AudienceRule((AudienceLine("A"), AudienceLine("X2"))))
    with world.system() as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 11, 22))
    told = "Chi bộ thôn An: kết thúc ngày 22/11/2026; kế thừa là Chi bộ thôn Bình."
    assert told in visitor.get(f"/publishing/{draft}/saved").text
    used = visitor.get(f"/publishing/{draft}/saved/{saved}/choice").location
    assert told in visitor.get(used).text
    refused = visitor.get(used.replace(f"saved={saved}&", ""))
    assert refused.status == 422
    assert "Đồng chí bỏ chọn: Chi bộ thôn An (không còn hoạt động)" in refused.text
    assert visitor.get(f"/publishing/{draft}/audience?to=some&include=B&include=X2").status == 302


def test_one_that_the_page_cannot_show_is_not_widened(visitor: Visitor, world: World, draft: UUID) -> None:
    saved = keep(world, AudienceRule((AudienceLine("X1", below=False),)))
    assert visitor.get(f"/publishing/{draft}/saved/{saved}/choice").location == f"/publishing/{draft}/saved"
    page = visitor.get(f"/publishing/{draft}/saved")
    assert "chỉ dùng qua phần mềm khác" in page.text
    assert "Chọn nơi nhận này" not in page.text


def test_the_next_commune_s_publisher_finds_none(visit: Visit, world: World, draft: UUID) -> None:
    saved = keep(world, AudienceRule((AudienceLine("X1"),)))
    assert visit("organisation_board@X1").get(f"/publishing/{draft}/saved/{saved}").status == 404
