"""The navigation offers what one may use, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.factories import World
from tests.web.conftest import Visit

EVERYBODY = ["/", "/directives", "/meetings", "/feedback", "/my-record"]


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("publisher@T1", ["/publishing"]),
        ("feedback_officer@X1", ["/feedback-queue"]),
        ("organisation_board@X1", ["/boards/attendance", "/members"]),
        ("administrator@X1", ["/activation-codes", "/members"]),
        ("auditor@T1", []),
        ("cell_secretary@A", ["/boards/attendance", "/feedback-queue", "/activation-codes", "/members"]),
        (None, []),
    ],
)
def test_who_is_offered_what(visit: Visit, world: World, who: str | None, more: list[str]) -> None:
    page = visit(who or world.members["A"][0]).get("/feedback")
    pages = {
        "/publishing",
        "/feedback-queue",
        "/boards/attendance",
        "/activation-codes",
        "/members",
        *EVERYBODY,
    }
    assert pages.intersection(page.links) == {*EVERYBODY, *more}


@pytest.mark.parametrize(
    "path", ["/publishing", "/publishing/new", "/feedback-queue", "/activation-codes", "/members"]
)
def test_what_is_not_offered_is_refused(visit: Visit, world: World, path: str) -> None:
    page = visit(world.members["A"][0]).get(path)
    assert page.status == 403
    assert "không có quyền" in page.text


def test_whoever_is_signed_out_is_offered_nothing(visit: Visit) -> None:
    links = visit(None).get("/sign-in").links
    assert not {"/directives", "/feedback"}.intersection(links)


def test_the_frame_names_the_reader_and_their_office(visit: Visit) -> None:
    page = visit("cell_secretary@A").get("/feedback")
    assert "Bí thư chi bộ · Chi bộ thôn An" in page.text


@pytest.mark.parametrize(
    "path", ["/boards/attendance", "/boards/month", "/boards/adoption", "/reports", "/warnings"]
)
def test_every_board_stands_below_its_entry(visit: Visit, path: str) -> None:
    with visit("organisation_board@X1").client.get(path) as answer:
        marked = re.findall(
            r'<a [^>]*aria-current="page">.*?<span>(.*?)</span>', answer.get_data(as_text=True)
        )
    assert marked == ["Theo dõi"]
