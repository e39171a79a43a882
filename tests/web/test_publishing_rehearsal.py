"""Trying a publication out, on pages."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import DeviceKind
from tests.factories import World
from tests.notifications.rehearsing import run_rehearsals
from tests.services.deliveries.chunks import give
from tests.web.conftest import Visit
from tests.web.material import drafted
from tests.web.page import Page

TO_X1 = "to=some&include=X1"


@pytest.fixture
def draft(world: World) -> UUID:
    give(world, world.members["A"][0], DeviceKind.WEBPUSH, "https://push.example/1", {"auth": "x"})
    return drafted(world)


def test_without_an_audience_there_is_nothing_to_try(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").post(f"/publishing/{draft}/rehearsals")
    assert page.status == 422


def test_it_is_asked_for_where_one_publishes_and_tells_what_it_found(
    visit: Visit, draft: UUID, world: World
) -> None:
    visitor = visit("publisher@T1")
    ready = visitor.get(f"/publishing/{draft}/publication?{TO_X1}")
    assert "Chạy thử" in ready.text
    begun = visitor.post(next(form.action for form in ready.forms if "/rehearsals" in form.action))
    assert begun.status == 302
    under_way = visitor.get(begun.location)
    assert "Đang chạy thử" in under_way.text
    assert reloads(under_way)
    run_rehearsals(world)
    done = visitor.get(begun.location)
    assert "Chạy thử xong" in done.text
    assert "Trình duyệt: 1 máy. Khóa của trình duyệt không dùng được" in done.text
    assert not reloads(done)
    confirmation = next(link for link in done.links if "/publication?" in link)
    assert "Ban hành văn bản" in visitor.get(confirmation).text


def reloads(page: Page) -> bool:
    """Whether the page asks to be loaded again by itself, without a script."""
    return 'http-equiv="refresh"' in page.response.get_data(as_text=True)
