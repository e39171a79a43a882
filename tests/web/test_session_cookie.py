"""The cookie that a session travels in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask import Flask

from core.unit_of_work import Runtime
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.sessions import open_bearer_session
from tests.factories.world import PASSWORD
from tests.web.conftest import Visit
from tests.web.page import Page
from tests.web.visitor import Visitor
from wsgi import create_app


def cookies(page: Page) -> list[str]:
    return page.response.headers.getlist("Set-Cookie")


def signed_in(app: Flask, world: World, **kwargs: str) -> Page:
    person = world.members["A"][0]
    world.activate(person)
    visitor = Visitor(app)
    return visitor.post("/sign-in", {"login": person.login, "password": PASSWORD}, **kwargs)


def test_scripts_and_other_sites_cannot_use_it(app: Flask, world: World) -> None:
    cookie = next(one for one in cookies(signed_in(app, world)) if one.startswith("handbook_session="))
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_over_https_it_is_bound_to_this_very_host(runtime: Runtime, world: World) -> None:
    settings = replace(runtime.settings, secure_cookies=True)
    app = create_app(replace(runtime, settings=settings))
    page = signed_in(
        app, world, base_url="https://localhost", headers={"Referer": "https://localhost/sign-in"}
    )
    assert page.status == 303, page.text
    assert all("Secure" in one for one in cookies(page))
    assert any(one.startswith("__Host-handbook_session=") for one in cookies(page))
    assert page.response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_the_token_of_a_phone_opens_no_page(app: Flask, world: World) -> None:
    token = open_bearer_session(world, world.members["A"][0])
    assert Visitor(app, token).get("/").location == "/sign-in?next=/"


def test_a_day_later_it_is_replaced(visit: Visit, clock: StoppedClock) -> None:
    visitor = visit("publisher@T1")
    before = visitor.client.get_cookie("handbook_session")
    clock.advance(timedelta(hours=25))
    assert visitor.get("/").status == 200
    after = visitor.client.get_cookie("handbook_session")
    assert before is not None
    assert after is not None
    assert after.value != before.value
    clock.advance(timedelta(minutes=3))
    visitor.client.set_cookie("handbook_session", before.value)
    assert visitor.get("/").status == 303


def test_a_session_that_is_left_alone_ends(visit: Visit, clock: StoppedClock) -> None:
    visitor = visit("publisher@T1")
    clock.advance(timedelta(days=15))
    assert visitor.get("/").location == "/sign-in?next=/"


def test_signing_in_drops_what_the_browser_held_before(app: Flask, world: World) -> None:
    person = world.members["A"][0]
    world.activate(person)
    visitor = Visitor(app)
    earlier = visitor.csrf_token()
    visitor.post("/sign-in", {"login": person.login, "password": PASSWORD})
    refused = visitor.client.post("/sign-out", data={"csrf_token": earlier})
    assert refused.status_code == 400
