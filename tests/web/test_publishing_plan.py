"""Publication at an hour set before, on pages."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted


@pytest.fixture
def draft(world: World) -> UUID:
    return drafted(world)


def test_an_hour_that_is_past_is_refused_and_stays_typed(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").post(
        f"/publishing/{draft}/plan/new?to=all", {"at": "2020-01-01", "hour": "07:30"}
    )
    assert page.status == 422
    assert page.form().values["hour"] == "07:30"


def test_a_plan_is_made_seen_and_cancelled(visit: Visit, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    ready = visitor.get(f"/publishing/{draft}/publication?to=some&include=X1")
    assert "Hẹn giờ ban hành" in ready.text
    page = visitor.send(
        f"/publishing/{draft}/plan/new?to=some&include=X1", {"at": "2126-12-01", "hour": "07:30"}
    )
    assert "07:30, 01/12/2126" in page.text
    listed = visitor.get("/publishing")
    assert "Đã hẹn giờ" in listed.text
    assert visitor.post(f"/publishing/{draft}/publication?to=all").status == 422
    page = visitor.send(f"/publishing/{draft}/plan/cancellation")
    assert "Văn bản trở lại bản nháp." in page.text
    assert "Đã hẹn giờ" not in visitor.get("/publishing").text
