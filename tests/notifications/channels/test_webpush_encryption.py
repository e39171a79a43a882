"""Web push encryption against the standard's own example and an independent reader."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from notifications.channels import webpush_encryption
from notifications.channels.webpush_encryption import encrypted

BROWSER = generate_private_key(SECP256R1())
BROWSER_KEY = (
    urlsafe_b64encode(BROWSER.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    .decode()
    .rstrip("=")
)
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_example_of_the_standard_comes_out_byte_by_byte() -> None:
    """RFC 8291, section 5 and appendix A."""
    own = derive_private_key(
        int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), SECP256R1()
    )
    sealed = webpush_encryption._encrypted(
        b"When I grow up, I want to be a watermelon",
        raw("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        raw(AUTH),
        own,
        raw("DGv6ra1nlYgDCS1FRnbzlw"),
    )

    assert sealed == raw(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
        "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@given(st.binary(max_size=3990))
def test_the_browser_reads_what_was_sent(text: bytes) -> None:
    sealed = encrypted(text, BROWSER_KEY, AUTH)

    assert http_ece.decrypt(sealed, private_key=BROWSER, auth_secret=raw(AUTH), version="aes128gcm") == text


def test_no_two_messages_are_sealed_alike() -> None:
    assert len({encrypted(b"same", BROWSER_KEY, AUTH) for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("key", "auth"),
    [("", AUTH), ("BA", AUTH), ("B" * 87, AUTH), (BROWSER_KEY, ""), (BROWSER_KEY, "AAAA")],
    ids=["no key", "short key", "no point", "no secret", "short secret"],  # the keys differ by process
)
def test_keys_that_are_no_browsers_are_refused(key: str, auth: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the libraries word it in many ways
        encrypted(b"text", key, auth)
