"""Addresses of files that work for one member for a while, without a sign-in: for viewers and downloads."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import UUID

from models import Attachment
from services import accounts
from services.actor import Work
from services.directives import attachments
from services.directives.errors import AddressExpired

# Addresses made within one window are the same, so that an answer that names them is the same too.
_WINDOW_SECONDS = 600
_WINDOWS = 2
_TIME_BYTES, _MAC_BYTES = 6, 32


def address_key(work: Work, attachment_id: UUID) -> str:
    """What proves for 10 to 20 minutes that the actor was shown a file; only for those who see it."""
    window = int(work.now.timestamp()) // _WINDOW_SECONDS
    expires = (window + _WINDOWS) * _WINDOW_SECONDS
    claim = work.actor.identity.bytes + expires.to_bytes(_TIME_BYTES, "big")
    return base64.urlsafe_b64encode(claim + _mac(work, attachment_id, claim)).decode().rstrip("=")


def open_by_key(work: Work, attachment_id: UUID, key: str) -> tuple[Attachment, BinaryIO, datetime]:
    """A file, its content, and until when its address works; the member must still be allowed to see it.

    Raises:
        AddressExpired: the key is too old, or was made for another file, or by nobody here.
        DirectiveNotFound, AttachmentNotFound: it is not theirs to see any more.
    """
    member_id, expires = _claimed(work, attachment_id, key)
    attachment = work.session.get(Attachment, attachment_id)
    if attachment is None or expires <= work.now:
        raise AddressExpired
    with work.as_actor(accounts.actor_of(work, member_id)):
        found, content = attachments.read(work, attachment.directive_id, attachment_id)
    return found, content, expires


def _claimed(work: Work, attachment_id: UUID, key: str) -> tuple[UUID, datetime]:
    try:
        raw = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    except (ValueError, binascii.Error) as error:
        raise AddressExpired from error
    claim, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if len(claim) != 16 + _TIME_BYTES or not hmac.compare_digest(mac, _mac(work, attachment_id, claim)):
        raise AddressExpired
    return UUID(bytes=claim[:16]), datetime.fromtimestamp(int.from_bytes(claim[16:], "big"), UTC)


def _mac(work: Work, attachment_id: UUID, claim: bytes) -> bytes:
    key = work.vault.key_for("attachment addresses")
    return hmac.digest(key, attachment_id.bytes + claim, hashlib.sha256)
