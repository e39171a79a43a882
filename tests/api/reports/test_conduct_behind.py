"""Behind length, content, invitations, documents and decisions: meetings that add up to the figure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.reports import ConductFigure
from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import opened
from tests.api.problems import refused
from tests.api.reports.test_compliance import MONTH, held, month_of
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.material import published

OUT_OF = {
    "long_enough": "timed",
    "with_content": "meetings",
    "invited_in_time": "meetings",
    "documents_in_time": "documents",
}
"""The figure that each is a part of; decisions have none."""


def behind(client: ApiClient, organisation: str, figure: str) -> Any:
    asked = {"organisation": organisation, "month": MONTH, "figure": figure}
    answer = client.get("/reports/conduct/explain", **asked)
    assert answer.status_code == 200, answer.json
    return answer.json


def test_only_those_who_oversee_see_it(sign_in: SignIn, world: World) -> None:
    asked = {"organisation": "X1", "figure": "long_enough"}
    for who in (world.members["A"][0], "publisher@X1", "auditor@T1", "cell_secretary@A"):
        refused(sign_in(who).get("/reports/conduct/explain", **asked), 403, "forbidden")
    refused(
        sign_in("organisation_board@X1").get("/reports/conduct/explain", organisation="X1"), 422, "invalid"
    )


def lasted(secretary: ApiClient, hours: int, **fields: object) -> str:
    """A meeting to which all came, of that length."""
    path = opened(secretary, **fields)
    ends = datetime.fromisoformat(secretary.get(path).json["starts_at"]) + timedelta(hours=hours)
    assert secretary.patch(path, {"ends_at": ends.isoformat()}).status_code == 200
    return path


def test_the_meeting_that_falls_short_comes_first(sign_in: SignIn, clock: StoppedClock) -> None:
    secretary = sign_in("cell_secretary@A")
    short = lasted(secretary, 1)
    lasted(secretary, 3, kind="thematic", starts_at=(clock.now - timedelta(days=2)).isoformat())
    found = behind(sign_in("organisation_board@X1"), "X1", "long_enough")
    assert (found["total"], found["out_of"]) == (1, 2)
    told = [(one["organisation"], one["minutes"], one["count"], one["out_of"]) for one in found["meetings"]]
    assert told == [("A", 60, 0, 1), ("A", 180, 1, 1)]
    assert short.endswith(found["meetings"][0]["meeting"])


@pytest.mark.parametrize("figure", [one.value for one in ConductFigure])
def test_the_meetings_add_up_to_the_figure_of_the_month(
    sign_in: SignIn, world: World, clock: StoppedClock, figure: str
) -> None:
    published(world, to="X1")
    held(sign_in("cell_secretary@A"), content="Nội dung")
    clock.now += timedelta(days=3)
    lasted(sign_in("cell_secretary@A"), 2, kind="thematic", starts_at=clock.now.isoformat())
    board = sign_in("organisation_board@T1")
    for organisation, row in month_of(board, "X1").items():
        found = behind(board, organisation, figure)
        wanted = (row[figure], row[OUT_OF.get(figure, figure)])
        assert (found["total"], found["out_of"]) == wanted
        summed = [sum(one[name] for one in found["meetings"]) for name in ("count", "out_of")]
        assert tuple(summed) == wanted
