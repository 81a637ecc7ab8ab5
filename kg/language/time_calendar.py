"""Days, weeks, months and years as closed intervals of dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
"""First and last day, either unknown."""

UNKNOWN: Days = (None, None)
THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2}
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""First month of three. A winter runs into the next year. Seasons are those of the northern half."""


def day_of(year: int, month: int, day: int) -> Days | None:
    """Return one day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def year_of(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def month_of(year: int, month: int) -> Days:
    """Return a month; `month` may pass 12 or be below 1 and then moves the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, count: int) -> Days:
    """Return `count` months from the first."""
    return month_of(year, first)[0], month_of(year, first + count - 1)[1]


def week_of(day: date) -> Days:
    """Return the week from Monday to Sunday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_of(year: int, name: str) -> Days:
    return months_of(year, SEASONS[name], 3)


def third_of(days: Days, part: str) -> Days:
    """Return the early, middle or late third: of a year four months, of a month ten days."""
    first, last = days
    if first is None or last is None:
        return days
    number = THIRDS[part]
    if first.year != last.year or last.month - first.month == 11:
        years = last.year - first.year + 1
        if years > 1:
            edges = (0, round(years * 0.4), round(years * 0.7), years)
            return date(first.year + edges[number], 1, 1), date(first.year + edges[number + 1] - 1, 12, 31)
        return months_of(first.year, 1 + 4 * number, 4)
    length = (last - first).days + 1
    edges = (0, length // 3, 2 * length // 3, length)
    return first + timedelta(days=edges[number]), first + timedelta(days=edges[number + 1] - 1)


def unit_around(day: date, unit: str, offset: int) -> Days:
    """Return the calendar unit that lies `offset` units from the one that holds the day."""
    if unit == "day":
        there = day + timedelta(days=offset)
        return there, there
    if unit == "weekend":
        saturday = week_of(day)[0]
        assert saturday is not None
        saturday += timedelta(days=5 + 7 * offset)
        return saturday, saturday + timedelta(days=1)
    if unit == "week":
        return week_of(day + timedelta(weeks=offset))
    if unit == "month":
        return month_of(day.year, day.month + offset)
    if unit == "quarter":
        return months_of(day.year, 3 * ((day.month - 1) // 3 + offset) + 1, 3)
    if unit == "year":
        return year_of(day.year + offset)
    size = {"decade": 10, "century": 100}[unit]
    start = day.year // size * size + offset * size
    return date(start, 1, 1), date(start + size - 1, 12, 31)


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day `count` units away: the same day of the month where there is one."""
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    first, last = month_of(day.year, day.month + months)
    assert first is not None
    assert last is not None
    return first.replace(day=min(day.day, last.day))


def weekday_near(published: date, weekday: int, direction: int) -> date:
    """Return the weekday on or before the publication date, or on or after it for a positive direction."""
    if direction > 0:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def year_near(published: date, month: int, day: int, direction: int) -> int:
    """Return the year of a month or (with `day` > 0) a day named without one.

    In the past it is the last that has begun, in the future the first that has not ended; where the
    tense says nothing, the one nearest to the publication date.
    """

    def distance(year: int) -> int:
        found = day_of(year, month, day) if day else month_of(year, month)
        first, last = found if found is not None else month_of(year, month)
        assert first is not None
        assert last is not None
        if first <= published <= last:
            return 0
        return (first - published).days if first > published else (last - published).days

    candidates = range(published.year - 1, published.year + 2)
    if direction > 0:
        return min((y for y in candidates if distance(y) >= 0), key=distance)
    if direction < 0:
        return max((y for y in candidates if distance(y) <= 0), key=distance)
    return min(candidates, key=lambda y: abs(distance(y)))
