"""Setting an authenticator app up, and doing without again."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp

from tests.conftest import StoppedClock
from tests.web.conftest import Visit

PATH = "/account/authenticator"


def test_there_is_nothing_to_scan_before_it_was_begun(visit: Visit) -> None:
    visitor = visit("publisher@T1")
    assert visitor.client.get(f"{PATH}.svg").status_code == 404
    assert "Bắt đầu cài đặt" in visitor.get(PATH).text
    assert visitor.post(f"{PATH}/confirmation", {"otp": "123456"}).status == 422
    assert visitor.post(f"{PATH}/end", {"otp": "123456"}).status == 422


def test_from_the_first_scan_to_doing_without(visit: Visit, clock: StoppedClock) -> None:
    visitor = visit("publisher@T1")
    page = visitor.send(f"{PATH}/beginning")
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.text)
    assert secret is not None
    totp = pyotp.TOTP(secret[0])

    drawn = visitor.client.get(f"{PATH}.svg")
    assert drawn.data.startswith(b"<?xml")
    assert b"<script" not in drawn.data
    assert drawn.headers["Content-Type"].startswith("image/svg+xml")
    assert drawn.headers["Cache-Control"] == "no-store"

    refused = visitor.post(f"{PATH}/confirmation", {"otp": "000000"})
    assert refused.status == 422
    assert "Mã 6 số chưa đúng" in refused.text
    assert secret[0] in refused.text

    done = visitor.send(f"{PATH}/confirmation", {"otp": totp.at(clock.now)})
    assert "Từ nay khi đăng nhập" in done.text
    assert secret[0] not in visitor.get(PATH).text
    assert visitor.client.get(f"{PATH}.svg").status_code == 404

    clock.advance(timedelta(seconds=30))
    assert "Đã tắt mã xác thực" in visitor.send(f"{PATH}/end", {"otp": totp.at(clock.now)}).text
