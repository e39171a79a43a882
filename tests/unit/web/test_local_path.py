"""Only paths of this site are followed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.redirects import local_path


@pytest.mark.parametrize(
    "path", ["/", "/directives?show=all", "/feedback/new#denunciation", "/a//b", "/x?next=//y"]
)
def test_a_path_of_ours_is_one(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "directives",
        "//x",
        "///x",
        "/\\x",
        "/a\\b",
        "\\/x",
        "http:x",
        "https://x/",
        "/\tx",
        "/\n/x",
        "/api/v1/me",
    ],
)
def test_anything_else_is_none(address: str | None) -> None:
    assert local_path(address) is None


@given(st.text(alphabet="/\\abc:.@?#\t\n ", max_size=12))
def test_whatever_is_taken_stays_on_this_host(address: str) -> None:
    taken = local_path(address)
    if taken is not None:
        assert urlsplit(urljoin("https://handbook.example/sign-in", taken)).netloc == "handbook.example"
