"""``Idempotency-Key``: a POST repeated after a lost connection happens once and is answered alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from flask import Response, request
from sqlalchemy.dialects.postgresql import insert

from core.errors import Conflict, Invalid
from models import IdempotencyKey
from services.actor import Work

_KEY = re.compile(r"[!-~]{1,200}")


class KeyReused(Conflict):
    """The key belongs to another request."""

    code = "idempotency_key_reused"
    vi = "Khóa chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới."
    en = "This Idempotency-Key was used for another request. Use a new one."


class MalformedKey(Invalid):
    """Too long, or not plain characters."""

    code = "idempotency_key_malformed"
    vi = "Idempotency-Key cần có từ 1 đến 200 ký tự ASCII, không có dấu cách."
    en = "An Idempotency-Key has 1 to 200 ASCII characters and no blanks."


def once(work: Work, answer: Callable[[], Response]) -> Response:
    """Run ``answer`` unless a request of this key was answered before; then repeat that answer.

    The key is kept in the unit of work of the request itself: both are stored or neither. A second
    request that arrives while the first still runs waits for it.

    Raises:
        KeyReused: the same key came with another method, path or body.
        MalformedKey: the key is too long, or not plain characters.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return answer()
    if not _KEY.fullmatch(key):
        raise MalformedKey
    kept = _reserve(work, key)
    if kept is not None:
        return _repeated(kept)
    response = answer()
    row = work.session.get_one(IdempotencyKey, (work.actor.identity, key))
    row.status, row.media_type, row.body = response.status_code, response.mimetype, response.get_data()
    return response


def _reserve(work: Work, key: str) -> IdempotencyKey | None:
    """Take the key for this request; None if it was free, else what is kept under it."""
    taken = work.session.scalar(
        insert(IdempotencyKey)
        .values(member_id=work.actor.identity, key=key, fingerprint=_fingerprint(), created_at=work.now)
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    )
    if taken is not None:
        return None
    return work.session.get_one(IdempotencyKey, (work.actor.identity, key))


def _repeated(kept: IdempotencyKey) -> Response:
    if kept.fingerprint != _fingerprint():
        raise KeyReused
    response = Response(kept.body, status=kept.status, mimetype=kept.media_type)
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _fingerprint() -> bytes:
    digest = hashlib.sha256()
    for part in (request.method.encode(), request.full_path.encode(), request.get_data()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
