"""A draft that looks secret, on its publishers' pages."""

from __future__ import annotations

from models import Role
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted

REASON = {"reason": "Tên thôn, không phải dấu độ mật."}


def test_only_its_publishers_see_what_is_suspected(visit: Visit, world: World) -> None:
    path = f"/publishing/{drafted(world)}/secrecy"
    assert visit(world.members["A"][0]).get(path).status == 404
    assert visit("organisation_board@T1").get(path).status == 404


def test_nothing_suspected_says_so(visit: Visit, world: World) -> None:
    page = visit("publisher@T1").get(f"/publishing/{drafted(world)}/secrecy")
    assert "Không thấy chỗ nào giống dấu mật" in page.text


def test_a_suspicion_is_shown_before_the_button_and_needs_two(visit: Visit, world: World) -> None:
    path = f"/publishing/{drafted(world, body='TỐI MẬT')}"
    first, second = visit("publisher@T1"), world.appoint(Role.PUBLISHER, "T1", "VP")
    page = first.get(f"{path}/publication?to=all")
    assert "Chưa ban hành được: có chỗ giống dấu mật" in page.text
    assert f"{path}/secrecy" in page.links
    assert first.post(f"{path}/publication?to=all").status == 422
    assert "«TỐI MẬT»" in first.get(f"{path}/secrecy").text
    assert first.post(f"{path}/secrecy", {"reason": " "}).status == 422
    assert "Cần thêm một người" in first.send(f"{path}/secrecy", REASON).text
    assert "Đã đủ hai người" in visit(second).send(f"{path}/secrecy", REASON).text
    assert first.post(f"{path}/publication?to=all").status == 303
