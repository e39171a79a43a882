"""Numbers as people here write them: 12.431 members, 81,8 %, 1,2 MB, 9 phút 20 giây."""

from __future__ import annotations

from datetime import timedelta

NO_BREAK = "\u00a0"


def number(value: int) -> str:
    """Thousands apart by points: 12.431."""
    return f"{value:,}".replace(",", ".")


def percent(value: float | None) -> str:
    """One decimal after a comma, the sign on the same line: 81,8 %; a dash where there is no rate."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",") + f"{NO_BREAK}%"


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` as a percentage."""
    return percent(100 * part / whole if whole else None)


def file_size(size: int) -> str:
    """Bytes as KB or MB: 48 KB, 1,2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NO_BREAK}KB"
    return f"{size / 1_000_000:.1f}".replace(".", ",") + f"{NO_BREAK}MB"


def duration(time: timedelta) -> str:
    """A length of time in its two greatest units: 9 phút 20 giây, 4 giờ 38 phút."""
    seconds = round(time.total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    parts = ((hours, "giờ"), (minutes, "phút"), (seconds % 60, "giây"))
    shown = [f"{value}{NO_BREAK}{unit}" for value, unit in parts if value][:2]
    return " ".join(shown) or f"0{NO_BREAK}giây"
