"""Lists as files from an organisation's page."""

from __future__ import annotations

import pytest

from tests.web.conftest import Visit


def test_only_the_lists_one_may_take_out_are_offered(visit: Visit) -> None:
    offered = {
        who: {
            link.rsplit("/", 1)[-1] for link in visit(who).get("/organisations/X1").links if "/files/" in link
        }
        for who in ("administrator@X1", "publisher@X1", "organisation_board@X1")
    }
    lists = {who: {name.split(".")[0] for name in names} for who, names in offered.items()}
    assert lists == {
        "administrator@X1": {"members", "organisations"},
        "publisher@X1": {"directives", "organisations"},
        "organisation_board@X1": {"members", "meetings", "directives", "organisations"},
    }


def test_a_list_of_another_day_is_downloaded(visit: Visit) -> None:
    page = visit("administrator@X1").get("/organisations/X1?as_of=2026-06-30")
    link = next(link for link in page.links if "members.csv" in link)
    answer = visit("administrator@X1").client.get(link, buffered=True)
    assert answer.status_code == 200
    assert "2026-06-30.csv" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("X1/files/members.xlsx", 403),
        ("X2/files/directives.xlsx", 404),
        ("X1/files/directives.pdf", 404),
        ("X1/files/anything.csv", 404),
    ],
)
def test_what_is_refused(visit: Visit, path: str, status: int) -> None:
    assert visit("publisher@X1").get(f"/organisations/{path}").status == status
