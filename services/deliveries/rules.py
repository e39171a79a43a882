"""Pure decisions about deliveries: how to cut an audience, when to try again, how to count bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from itertools import groupby

from models import DeviceKind, Lane

CHUNK_SIZE = 500
MAX_ATTEMPTS = 14
"""With the waits below, a provider may be out of order for three hours before a notice is given up."""
LANE_KINDS = {
    Lane.PUSH: (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID, DeviceKind.WEBPUSH),
    Lane.CHAT: (DeviceKind.TELEGRAM, DeviceKind.ZALO),
}
_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(hours=1)


class Verdict(Enum):
    """What a provider said about one device."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    """Never for this device as it is: trying again would change nothing."""
    DEFERRED = "deferred"
    """Not now: too busy, out of order, unreachable."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A provider's verdict, its cause in one word, and whether the device is gone for good."""

    verdict: Verdict
    cause: str = ""
    is_dead: bool = False
    retry_after: timedelta = timedelta(0)


def whole_cells(
    rows: Sequence[tuple[int, int]], *, size: int = CHUNK_SIZE, is_last: bool
) -> list[tuple[int, list[int]]]:
    """Cut ``(cell, recipient)`` rows, sorted by cell, into whole cells of about ``size`` recipients.

    The last cell of the rows may be cut short by the query, so unless ``is_last`` it is left for
    the next chunk. Returns ``(cell, recipients)`` pairs; at least one, if there is a whole cell.
    """
    cells = [(cell, [number for _, number in group]) for cell, group in groupby(rows, key=lambda row: row[0])]
    complete = cells if is_last else cells[:-1]
    chunk: list[tuple[int, list[int]]] = []
    recipients = 0
    for cell, numbers in complete:
        if chunk and recipients + len(numbers) > size:
            break
        chunk.append((cell, numbers))
        recipients += len(numbers)
    return chunk


def wait_before(attempt: int, asked: timedelta, spread: float = 0.0) -> timedelta:
    """How long to wait before the next attempt: doubling, and never less than the provider asked.

    ``spread``, from 0 to 1, lengthens it by up to a quarter, so that what failed together does not come
    back together.
    """
    doubled = timedelta(seconds=_FIRST_WAIT.total_seconds() * 2 ** (attempt - 1))
    return max(asked, min(doubled, _LONGEST_WAIT) * (1 + spread / 4))


def spread_of(number: int) -> float:
    """A place between 0 and 1 for each chunk, far from those of its neighbours (the golden section)."""
    return number * 0.6180339887498949 % 1


def settled(
    handed_over: bytes, refused: bytes, verdicts: Iterable[tuple[int, Verdict]], *, gives_up: bool
) -> tuple[bytes, bytes]:
    """The bits of a chunk after ``(recipient, verdict)`` pairs, several of one recipient included.

    A recipient is handed over as soon as one device took the notice, and refused only if none did
    and none is still to be tried again.
    """
    by_verdict: dict[Verdict, list[int]] = {verdict: [] for verdict in Verdict}
    for recipient, verdict in verdicts:
        final = Verdict.REFUSED if gives_up and verdict is Verdict.DEFERRED else verdict
        by_verdict[final].append(recipient)
    reached = with_bits(handed_over, by_verdict[Verdict.ACCEPTED])
    hopeful = with_bits(reached, by_verdict[Verdict.DEFERRED])
    return reached, without_bits(with_bits(refused, by_verdict[Verdict.REFUSED]), hopeful)


def no_bits(length: int) -> bytes:
    """``length`` bits, none set."""
    return bytes((length + 7) // 8)


def with_bits(bits: bytes, indexes: Iterable[int]) -> bytes:
    """The same bits with those at ``indexes`` set."""
    number = int.from_bytes(bits, "little")
    for index in indexes:
        number |= 1 << index
    return number.to_bytes(len(bits), "little")


def without_bits(bits: bytes, taken: bytes) -> bytes:
    """The bits that are not set in ``taken``."""
    return bytes(left & ~right for left, right in zip(bits, taken, strict=True))


def set_bits(bits: bytes) -> list[int]:
    """The indexes of the bits that are set."""
    return [place for place in range(8 * len(bits)) if bits[place // 8] >> place % 8 & 1]


def count_by_cell(bits: bytes, sizes: Sequence[int]) -> list[int]:
    """How many bits are set in each run of ``sizes`` bits."""
    number, counts = int.from_bytes(bits, "little"), []
    for size in sizes:
        counts.append((number & ((1 << size) - 1)).bit_count())
        number >>= size
    return counts
