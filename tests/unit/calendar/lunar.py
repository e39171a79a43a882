"""An oracle: Viet Nam's lunar calendar from astronomy, for UTC+7.

Written for the tests after Hồ Ngọc Đức's published method ("Thuật toán tính âm lịch",
https://www.informatik.uni-leipzig.de/~duc/amlich/calrules.html): new moons and the sun's longitude by
Jean Meeus, *Astronomical Algorithms* (1998). The handbook itself reads data and computes none of this.
"""

from __future__ import annotations

from datetime import date
from math import floor, pi, radians, sin

VIET_NAM = 7.0
CHINA = 8.0
_JULIAN_DAY_OF_ORDINAL_ZERO = 1721425
_JULIAN_1900 = 2415021.076998695
_SYNODIC_MONTH = 29.530588853


def gregorian(lunar_day: int, lunar_month: int, year: int, *, hours: float = VIET_NAM) -> date:
    """The day of an ordinary (not a leap) lunar month; ``year`` is the year of its Tết."""
    eleventh, next_eleventh = _eleventh_month(year - 1, hours), _eleventh_month(year, hours)
    index = floor(0.5 + (eleventh - _JULIAN_1900) / _SYNODIC_MONTH)
    offset = (lunar_month - 11) % 12
    if lunar_month >= 11:
        eleventh, next_eleventh = next_eleventh, _eleventh_month(year + 1, hours)
        index = floor(0.5 + (eleventh - _JULIAN_1900) / _SYNODIC_MONTH)
    if next_eleventh - eleventh > 365 and offset >= _leap_offset(eleventh, hours):
        offset += 1
    return _day(_new_moon(index + offset, hours) + lunar_day - 1)


def _day(julian_day: int) -> date:
    return date.fromordinal(julian_day - _JULIAN_DAY_OF_ORDINAL_ZERO)


def _julian_day(day: date) -> int:
    return day.toordinal() + _JULIAN_DAY_OF_ORDINAL_ZERO


def _new_moon(k: int, hours: float) -> int:
    """The Julian day number, by the clock of the zone, of the k-th new moon after 1/1/1900."""
    t = k / 1236.85
    moment = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    moment += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = radians(359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = radians(21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    moment += (
        (0.1734 - 0.000393 * t) * sin(sun)
        + 0.0021 * sin(2 * sun)
        - 0.4068 * sin(moon)
        + 0.0161 * sin(2 * moon)
        - 0.0004 * sin(3 * moon)
        + 0.0104 * sin(2 * node)
        - 0.0051 * sin(sun + moon)
        - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2 * node + sun)
        - 0.0004 * sin(2 * node - sun)
        - 0.0006 * sin(2 * node + moon)
        + 0.0010 * sin(2 * node - moon)
        + 0.0005 * sin(2 * moon + sun)
    )
    return floor(moment - (-0.000278 + 0.000265 * t + 0.000262 * t**2) + 0.5 + hours / 24)


def _sector(julian_day: int, hours: float) -> int:
    """Which twelfth (0–11, from the spring equinox) of its way the sun is in at midnight of the zone."""
    t = (julian_day - 0.5 - hours / 24 - 2451545.0) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = radians(280.46645 + 36000.76983 * t + 0.0003032 * t**2)
    longitude += radians(
        (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000290 * sin(3 * anomaly)
    )
    return floor((longitude % (2 * pi)) / pi * 6)


def _eleventh_month(year: int, hours: float) -> int:
    """The first day of the lunar month that holds the winter solstice of ``year``."""
    last_day = _julian_day(date(year, 12, 31))
    k = floor((last_day - 2415021) / _SYNODIC_MONTH)
    start = _new_moon(k, hours)
    return _new_moon(k - 1, hours) if _sector(start, hours) >= 9 else start


def _leap_offset(eleventh: int, hours: float) -> int:
    """How many months after the eleventh the leap month stands: the first without a new sector of the sun."""
    k = floor((eleventh - _JULIAN_1900) / _SYNODIC_MONTH + 0.5)
    sectors = [_sector(_new_moon(k + offset, hours), hours) for offset in range(15)]
    return next(offset for offset in range(1, 14) if sectors[offset] == sectors[offset + 1])
