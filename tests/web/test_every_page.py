"""What holds for every page, so that a new one cannot forget it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, planned, published, sent
from tests.web.page import Page

OPEN_TO_ALL = {
    "web.sign_in.show",
    "web.sign_in.code",
    "web.sign_in.sign_out",
    "web.activation.show",
    "web.assets.show",
    "web.assets.service_worker",
    "web.assets.manifest",
    "web.stylesheet.show",
}
STAFF = (
    "publisher@T1",
    "feedback_officer@X1",
    "organisation_board@X1",
    "administrator@X1",
    "auditor@T1",
    "cell_secretary@A",
)


def routes(app: Flask, method: str) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("web.") and rule.endpoint not in OPEN_TO_ALL and method in rule.methods:
            values = {name: uuid.UUID(int=1) for name in rule.arguments}
            yield rule.build(values)[1]


def test_nobody_reads_a_page_without_signing_in(app: Flask, visit: Visit) -> None:
    visitor = visit(None)
    answers = {path: visitor.get(path) for path in routes(app, "GET")}
    assert len(answers) >= 25
    assert {path: page.status for path, page in answers.items()} == dict.fromkeys(answers, 303)
    assert all(page.location.startswith("/sign-in") for page in answers.values())


def test_nobody_changes_anything_without_signing_in(app: Flask, visit: Visit) -> None:
    visitor = visit(None)
    proof = {"csrf_token": visitor.csrf_token()}
    for path in routes(app, "POST"):
        headers = {"X-CSRFToken": proof["csrf_token"]}
        json = {"endpoint": "https://fcm.googleapis.com/x"}
        sends_json = path.startswith("/account/browser")
        answer = visitor.client.post(path, headers=headers, **({"json": json} if sends_json else {}))
        assert (path, answer.status_code) == (path, 303)


def test_nothing_is_changed_without_the_proof(app: Flask, visit: Visit) -> None:
    visitor = visit("publisher@T1")
    for path in (*routes(app, "POST"), "/sign-in", "/sign-in/code", "/sign-out", "/activation"):
        assert (path, visitor.client.post(path).status_code) == (path, 400)


@pytest.mark.parametrize("who", [*STAFF, None])
def test_pages_are_well_formed_and_hold_nothing_active(
    app: Flask, visit: Visit, world: World, who: str | None
) -> None:
    visitor = visit(who or world.members["A"][0])
    pages = {path: visitor.get(path) for path in ("/sign-in", "/activation", *routes(app, "GET"))}
    for path, page in pages.items():
        assert page.status in (200, 302, 403, 404), path
        check(path, page)
    assert sum(page.status == 200 for page in pages.values()) >= 8


def test_pages_about_something_hold_to_it_too(visit: Visit, world: World) -> None:
    directive, draft = published(world, "1-HD/TU"), drafted(world, "2-HD/TU")
    matter, meeting = sent(world, world.members["A"][0]), planned(world)
    pages = {
        "publisher@T1": [
            f"/publishing/{directive}/reach",
            f"/publishing/{draft}",
            *(f"/publishing/{draft}/{page}" for page in ("files", "audience", "publication?to=all")),
            *(
                f"/publishing/{draft}/{page}"
                for page in ("unreached?to=all", "plan/new?to=all", "saved", "saved/new?to=all")
            ),
        ],
        "cell_secretary@A": [
            f"/directives/{directive}",
            f"/publishing/{directive}/persons?organisation=A",
            *(
                f"/meetings/{meeting}{page}"
                for page in (
                    "",
                    "/agenda",
                    "/attendance",
                    "/lock",
                    "/minutes",
                    "/votes",
                    "/minutes/print",
                    "/paper-form",
                )
            ),
            *(f"/meetings/{meeting}{page}" for page in ("/invitation", "/check-in-screen")),
            *(f"/meetings/{meeting}/{page}" for page in ("quality", "guests", "amendment", "remarks")),
        ],
        "organisation_board@X1": [f"/meetings/{meeting}/attendance", "/boards/attendance?organisation=A"],
        "feedback_officer@X1": [f"/feedback/{matter}"],
        "administrator@X1": [f"/members/{world.members['A'][0].member_id}", "/members?organisation=A"],
    }
    for who, paths in pages.items():
        visitor = visit(who)
        for path in paths:
            page = visitor.get(path)
            assert (path, page.status) == (path, 200)
            check(path, page)


def check(path: str, page: Page) -> None:
    """What no page may do without."""
    if page.response.mimetype != "text/html" or page.status in (302, 303):
        return
    assert (path, page.active) == (path, [])
    assert (path, page.not_closed) == (path, [])
    assert (path, sorted(page.ids)) == (path, sorted(set(page.ids)))
    assert all("csrf_token" in form.values for form in page.forms if form.method == "post"), path
