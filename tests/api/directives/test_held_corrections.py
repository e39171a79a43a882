"""A correction that looks secret: two people release it before anybody reads it, or nothing of it stays."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from core.unit_of_work import Runtime
from models import HeldCorrection
from services.actor import SYSTEM
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, to
from tests.api.directives.test_secrecy import REASON
from tests.api.problems import refused
from tests.factories import World

WHY = {"what": "Sửa tên thôn ở mục 2.", "why": "Thôn đã đổi tên."}
HELD = WHY | {"body": "MẬT\n\nlà tên một thôn."}


def published(publisher: ApiClient) -> str:
    """One of a commune, so that the province's publisher is the second person."""
    path = drafted(publisher, issuer="X1", organisation="X1")
    assert publisher.post(f"{path}/publication", to("X1")).status_code == 202
    return path


def waiting(runtime: Runtime) -> int:
    with runtime.work(SYSTEM) as work:
        return work.session.scalar(select(func.count()).select_from(HeldCorrection)) or 0


def test_only_what_is_suspected_is_held(sign_in: SignIn, runtime: Runtime) -> None:
    publisher = sign_in("publisher@X1")
    path = published(publisher)
    held = f"{path}/held-correction"
    refused(publisher.put(held, WHY | {"body": "Khác."}), 409, "nothing_to_release")
    refused(publisher.put(held, WHY), 409, "nothing_corrected")
    refused(publisher.put(held, HELD | {"why": " "}), 422, "invalid")
    refused(publisher.put(held, HELD | {"secrecy": "secret"}), 422, "secret_refused")
    refused(publisher.get(held), 404, "correction_not_held")
    refused(publisher.delete(held), 404, "correction_not_held")
    assert waiting(runtime) == 0


def test_while_it_waits_nobody_reads_it(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@X1"), sign_in(world.members["A"][0])
    path = published(publisher)
    before = reader.get(path).json
    assert publisher.put(f"{path}/held-correction", HELD).status_code == 200
    assert reader.get(path).json == before
    assert publisher.get(f"{path}/held-correction").json["content"]["body"] == HELD["body"]
    assert [one["line"] for one in publisher.get(f"{path}/suspicions").json["suspicions"]] == ["MẬT"]
    refused(reader.get(f"{path}/held-correction"), 403, "forbidden")


def test_two_people_release_it_and_then_it_takes_effect(
    sign_in: SignIn, world: World, runtime: Runtime
) -> None:
    publisher, other = sign_in("publisher@X1"), sign_in("publisher@T1")
    path = published(publisher)
    publisher.put(f"{path}/held-correction", HELD)
    assert not publisher.post(f"{path}/secrecy-releases", REASON).json["is_clear"]
    refused(publisher.post(f"{path}/secrecy-releases", REASON), 409, "released_by_you")
    refused(publisher.post(f"{path}/corrections", HELD), 409, "secrecy_suspected")
    assert other.post(f"{path}/secrecy-releases", REASON).json["is_clear"]
    assert publisher.post(f"{path}/corrections", HELD).json["version"] == 2
    assert "tên một thôn" in sign_in(world.members["A"][0]).get(path).json["body"]
    assert waiting(runtime) == 0


def test_a_release_does_not_cover_what_came_later(sign_in: SignIn) -> None:
    publisher, other = sign_in("publisher@X1"), sign_in("publisher@T1")
    path = published(publisher)
    publisher.put(f"{path}/held-correction", HELD)
    for one in (publisher, other):
        one.post(f"{path}/secrecy-releases", REASON)
    publisher.put(f"{path}/held-correction", HELD | {"body": "TUYỆT MẬT\n\nKế hoạch."})
    assert not publisher.get(f"{path}/suspicions").json["is_clear"]
    refused(publisher.post(f"{path}/corrections", WHY | {"body": "TUYỆT MẬT"}), 409, "secrecy_suspected")


@pytest.mark.parametrize(
    ("by", "method", "end", "body"),
    [
        ("publisher@X1", "delete", "held-correction", None),
        ("publisher@X1", "post", "withdrawal", {"reason": "Nhầm."}),
        ("administrator@T1", "post", "purge", {"reason": "Tài liệu có độ mật."}),
    ],
    ids=["given up", "withdrawn", "purged"],
)
def test_in_the_end_nothing_of_it_stays(
    sign_in: SignIn, runtime: Runtime, by: str, method: str, end: str, body: dict[str, str] | None
) -> None:
    publisher = sign_in("publisher@X1")
    path = published(publisher)
    publisher.put(f"{path}/held-correction", HELD)
    assert waiting(runtime) == 1
    sent = () if body is None else (body,)
    assert getattr(sign_in(by), method)(f"{path}/{end}", *sent).status_code in (200, 204)
    assert waiting(runtime) == 0
