"""What browsers are called."""

from __future__ import annotations

import pytest

from web.accounts.device_name import device_name

ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"{ANDROID} Chrome/130.0.0.0 Mobile Safari/537.36", "Chrome trên điện thoại Android"),
        (
            f"{ANDROID} SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36",
            "Samsung Internet trên điện thoại Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari trên iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge trên máy tính Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/90.0 Chrome/84 Safari/537.36",
            "Cốc Cốc trên máy tính Windows",
        ),
        ("", "Trình duyệt"),
        ("curl/8", "Trình duyệt"),
    ],
)
def test_owners_know_them_again(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name
