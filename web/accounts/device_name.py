"""What a browser is called in the list of devices signed in, so that its owner knows it again."""

from __future__ import annotations

# The first that is found in the User-Agent wins: most browsers also name those they descend from.
_BROWSERS = (
    ("Zalo", "Zalo"),
    ("coc_coc", "Cốc Cốc"),
    ("EdgA", "Edge"),
    ("Edg/", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "điện thoại Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "máy tính Windows"),
    ("Macintosh", "máy tính Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "máy tính Linux"),
)


def device_name(user_agent: str) -> str:
    """``Chrome trên điện thoại Android``; less where the browser says less."""
    browser = _first(_BROWSERS, user_agent) or "Trình duyệt"
    system = _first(_SYSTEMS, user_agent)
    return f"{browser} trên {system}" if system else browser


def _first(marks: tuple[tuple[str, str], ...], user_agent: str) -> str | None:
    return next((name for mark, name in marks if mark in user_agent), None)
