"""HTTP/2 frames (RFC 9113), just enough of them to answer ten thousand posts a second from Python.

The h2 library takes four times as long as all that is to be measured; it stands behind the tests.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
END_STREAM, ACK, END_HEADERS = 0x1, 0x1, 0x4
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
STREAMS = 100
_WINDOW = 2**31 - 1
_MAX_CONCURRENT_STREAMS, _INITIAL_WINDOW_SIZE = 3, 4
_HEAD = struct.Struct(">BHBBI")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it came."""

    kind: int
    flags: int
    stream: int
    payload: bytes


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """The bytes of one frame."""
    return _HEAD.pack(len(payload) >> 16, len(payload) & 0xFFFF, kind, flags, stream) + payload


def frames(received: bytes) -> Iterator[tuple[Frame, int]]:
    """Each whole frame of ``received``, and where the next one begins."""
    place = 0
    while len(received) - place >= _HEAD.size:
        high, low, kind, flags, stream = _HEAD.unpack_from(received, place)
        end = place + _HEAD.size + (high << 16 | low)
        if end > len(received):
            return
        yield Frame(kind, flags, stream, received[place + _HEAD.size : end]), end
        place = end


def opening() -> bytes:
    """What either side begins with: a hundred streams, and windows that never fill."""
    settings = struct.pack(">HIHI", _MAX_CONCURRENT_STREAMS, STREAMS, _INITIAL_WINDOW_SIZE, _WINDOW)
    return frame(SETTINGS, 0, 0, settings) + frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", _WINDOW - 65_535))


def answer(stream: int, status: bytes, body: bytes, retry_after: bytes = b"") -> bytes:
    """A whole response, its header fields written out (RFC 7541, 6.2.2: 8 is :status, 53 retry-after)."""
    block = b"\x08" + bytes([len(status)]) + status
    if retry_after:
        block += b"\x0f\x26" + bytes([len(retry_after)]) + retry_after
    return frame(HEADERS, END_HEADERS, stream, block) + frame(DATA, END_STREAM, stream, body)
