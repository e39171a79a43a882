"""Stylesheet, scripts and icons: kept for a year under an address that changes with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.conftest import Visit
from web.assets import STATIC


def addresses(visit: Visit) -> list[str]:
    return re.findall(
        r'(?:href|src)="(/(?:assets|stylesheet)/[^"#]+)', visit(None).get("/sign-in").response.text
    )


def test_they_are_kept_and_never_asked_for_again(visit: Visit) -> None:
    found = addresses(visit)
    assert len(found) >= 4
    for address in found:
        answer = visit(None).client.get(address, buffered=True)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"], address
        assert "max-age=31536000" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers


def test_under_an_outdated_address_the_present_one_is_given_and_not_kept(visit: Visit) -> None:
    for address in ("/assets/000000000000/js/handbook.js", "/stylesheet/000000000000.css"):
        answer = visit(None).client.get(address, buffered=True)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize("path", ["../__init__.py", "..%2f__init__.py", "js/khong-co.js", ""])
def test_nothing_else_can_be_fetched(visit: Visit, path: str) -> None:
    assert visit(None).client.get(f"/assets/0/{path}", buffered=True).status_code == 404


@pytest.mark.parametrize("script", sorted(STATIC.glob("js/*.js")), ids=lambda path: path.name)
def test_scripts_call_nothing_outside(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"https?://|innerHTML|document\.write|\beval\(", text)


def test_a_phone_gets_the_stylesheet_small(visit: Visit) -> None:
    address = next(one for one in addresses(visit) if one.startswith("/stylesheet/"))
    small = visit(None).client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < 60_000


def test_a_phone_can_put_it_on_its_home_screen(visit: Visit) -> None:
    visitor = visit(None)
    assert '<link rel="manifest" href="/manifest.webmanifest">' in visitor.get("/sign-in").response.text
    described = visitor.client.get("/manifest.webmanifest").get_json()
    assert (described["start_url"], described["display"]) == ("/", "standalone")
    assert visitor.client.get(described["icons"][0]["src"], buffered=True).status_code == 200
