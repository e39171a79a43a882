"""The key by which push services know the handbook: made once, read by every process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from py_vapid import Vapid02
from py_vapid.utils import b64urldecode

from core import vapid
from core.settings import Settings, SettingsError


@pytest.mark.parametrize("text", ["", "AAAA", "no key at all", "ä"])
def test_what_is_no_key_is_refused_in_one_sentence(settings: Settings, text: str) -> None:
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEY"):
        vapid.signer(replace(settings, vapid_private_key=text or " "))


def test_a_key_is_made_once_and_only_its_owner_reads_it(settings: Settings) -> None:
    first = vapid.public_key(settings)

    file = settings.data_folder / "vapid-private-key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert vapid.public_key(settings) == first


def test_a_browser_gets_an_uncompressed_point(settings: Settings) -> None:
    point = b64urldecode(vapid.public_key(settings).encode())

    assert (len(point), point[0]) == (65, 4)


def test_a_given_key_is_used(settings: Settings) -> None:
    made = vapid.public_key(settings)
    text = (settings.data_folder / "vapid-private-key").read_text("ascii")
    given = replace(settings, vapid_private_key=text, data_folder=settings.data_folder / "elsewhere")

    assert vapid.public_key(given) == made
    assert not given.data_folder.exists()


def test_what_is_signed_is_verified_by_the_public_key(settings: Settings) -> None:
    claims = {"aud": "https://push.example", "sub": settings.vapid_contact}

    assert Vapid02.verify(vapid.signer(settings).sign(claims)["Authorization"])
