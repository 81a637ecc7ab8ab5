"""Time expressions, one row a form: a pattern and the days it means against the publication date.

The forms are those of TIMEX3 dates (TimeML; Pustejovsky et al. 2003); durations, sets and times of
day are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match

from kg.language.time_calendar import (
    SEASONS,
    UNKNOWN,
    Days,
    day_of,
    month_of,
    months_of,
    season_of,
    shifted,
    third_of,
    unit_around,
    weekday_near,
    year_near,
    year_of,
)

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen"),
        start=1,
    )
} | {"a": 1, "an": 1, "couple": 2, "twenty": 20, "thirty": 30}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

FULL_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = f"(?P<month>{FULL_MONTHS})"
SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
MONTH_SHORT = rf"(?P<month>{FULL_MONTHS}|(?:{SHORT_MONTHS})\b)(?:(?<=\b\w{{3}})\.|(?<=\bsept)\.)?"
WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1\d|20|21)\d\d)"
UNIT = r"(?P<unit>weekend|week|month|quarter|year|decade|century)"
UNITS = r"(?P<unit>day|week|month|year|decade)s?"
COUNT = r"(?P<count>\d{1,3}|a\s+couple\s+of|" + "|".join(NUMBERS) + ")"
PART = r"(?P<part>early|mid|middle|late)"
SEASON = r"(?P<season>winter|spring|summer|autumn|fall)"
SHIFT = r"(?P<shift>last|next|this|current)"
HOURS = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night))?"
SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}
BOUNDS = {
    "more than": "beyond", "over": "beyond", "at least": "beyond", "nearly": "within", "almost": "within",
    "less than": "within", "under": "within",
}  # fmt: skip
OFFSETS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "now": 0, "currently": 0}


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against. `direction` is -1 in a past clause, 1 in a future one,
    0 where the tense does not say."""

    published: date | None
    direction: int


Resolver = Callable[[Match[str], date, int], Days | None]


def number_of(word: str) -> int:
    word = word.split()[1] if " " in word else word
    return int(word) if word.isdigit() else NUMBERS[word]


def written_day(m: Match[str], published: date, direction: int) -> Days | None:
    """`7 March 2017`, `March 7, 2017`; without a year the one that the tense points to."""
    month, day = MONTHS[m["month"]], int(m["day"])
    if m["year"]:
        return day_of(int(m["year"]), month, day)
    return day_of(year_near(published, month, day, direction), month, day)


def numeric_day(m: Match[str], published: date, direction: int) -> Days | None:
    """`2017-03-07`."""
    return day_of(int(m["year"]), int(m["m"]), int(m["d"]))


def slashed_day(m: Match[str], published: date, direction: int) -> Days | None:
    """`3/27/2017`, `27/3/2017`; where month and day can change places nothing is known."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["year"])
    if first > 12:
        return day_of(year, second, first)
    if second > 12 or first == second:
        return day_of(year, first, second)
    return UNKNOWN


def whole_month(m: Match[str], published: date, direction: int) -> Days:
    """`September 2016`, `September`, `early September`, `June last year`."""
    month = MONTHS[m["month"]]
    if m["year"]:
        year = int(m["year"])
    elif m["shift"]:
        year = published.year + SHIFTS[m["shift"]]
    else:
        year = year_near(published, month, 0, direction)
    days = month_of(year, month)
    return third_of(days, m["part"]) if m["part"] else days


def month_part(m: Match[str], published: date, direction: int) -> Days:
    """`the end of March`, `the beginning of June 2016`."""
    month = MONTHS[m["month"]]
    year = int(m["year"]) if m["year"] else year_near(published, month, 0, direction)
    return third_of(month_of(year, month), side_of(m["side"]))


def shifted_month(m: Match[str], published: date, direction: int) -> Days:
    """`last September`, `next June`: the nearest one that is over or has not begun."""
    month, shift = MONTHS[m["month"]], SHIFTS[m["shift"]]
    year = published.year
    if shift < 0 and month >= published.month:
        year -= 1
    if shift > 0 and month <= published.month:
        year += 1
    return month_of(year, month)


def whole_year(m: Match[str], published: date, direction: int) -> Days:
    """`2014`, `early 2014`."""
    days = year_of(int(m["year"]))
    return third_of(days, m["part"]) if m["part"] else days


def weekday(m: Match[str], published: date, direction: int) -> Days:
    """`Tuesday`, `last Friday`, `next Monday`, `Tuesday of last week`."""
    day, shift = WEEKDAYS[m["weekday"]], m["shift"]
    if m["week"]:
        monday = unit_around(published, "week", SHIFTS[m["week"]])[0]
        assert monday is not None
        found = monday + timedelta(days=day)
    elif shift == "last":
        found = weekday_near(published - timedelta(days=1), day, -1)
    elif shift == "next":
        found = weekday_near(published + timedelta(days=1), day, 1)
    else:
        found = weekday_near(published, day, direction or (1 if shift else -1))
    return found, found


def near_day(m: Match[str], published: date, direction: int) -> Days:
    """`yesterday`, `today`, `tomorrow`, `now`."""
    return unit_around(published, "day", OFFSETS[m["near"]])


def this_morning(m: Match[str], published: date, direction: int) -> Days:
    return published, published


def last_night(m: Match[str], published: date, direction: int) -> Days:
    return unit_around(published, "day", -1)


def second_day(m: Match[str], published: date, direction: int) -> Days:
    """`the day before yesterday`, `the day after tomorrow`."""
    return unit_around(published, "day", -2 if m["side"] == "before yesterday" else 2)


def overnight(m: Match[str], published: date, direction: int) -> Days:
    return published - timedelta(days=1), published


def shifted_unit(m: Match[str], published: date, direction: int) -> Days:
    """`last year`, `this week`, `early next month`."""
    days = unit_around(published, m["unit"], SHIFTS[m["shift"]])
    return third_of(days, m["part"]) if m["part"] else days


def unit_part(m: Match[str], published: date, direction: int) -> Days:
    """`the end of the month`, `the beginning of next week`."""
    days = unit_around(published, m["unit"], SHIFTS[m["shift"] or "this"])
    return third_of(days, side_of(m["side"]))


def side_of(side: str) -> str:
    return "early" if side in ("beginning", "start") else "mid" if side == "middle" else "late"


def part_so_far(m: Match[str], published: date, direction: int) -> Days:
    """`earlier this year`, `later this month`."""
    first, last = unit_around(published, m["unit"], 0)
    return (first, published) if m["side"] == "earlier" else (published, last)


def the_weekend(m: Match[str], published: date, direction: int) -> Days:
    """`the weekend`: the last one that has begun, or in a future clause the next one."""
    here = direction > 0 or published.weekday() >= 5
    return unit_around(published, "weekend", 0 if here else -1)


def ago(m: Match[str], published: date, direction: int) -> Days:
    """`two weeks ago`: the day, week, month or year that lies so far back; decades are round numbers, so
    a year more or less for each; `more than two weeks ago` and `nearly two weeks ago` bound one side."""
    unit, count, bound = m["unit"], number_of(m["count"]), BOUNDS.get(" ".join((m["about"] or "").split()))
    if bound == "beyond":
        return None, shifted(published, unit, -count)
    if bound == "within":
        return shifted(published, unit, -count), published
    if unit == "decade":
        first = unit_around(published, "year", -10 * count - count)[0]
        return first, unit_around(published, "year", -10 * count + count)[1]
    return unit_around(published, unit, -count)


def span_back(m: Match[str], published: date, direction: int) -> Days:
    """`the past three days`, `the next two weeks`, `the past year`."""
    there = shifted(published, m["unit"], SHIFTS[m["shift"]] * number_of(m["count"] or "one"))
    return min(there, published), max(there, published)


def decade(m: Match[str], published: date, direction: int) -> Days:
    """`the 1990s`, `the late 1980s`, `the '90s`."""
    start = int(m["start"]) if m["start"] else 1900 + int(m["short"])
    length = 100 if start % 100 == 0 and start < 2000 else 10
    days: Days = (date(start, 1, 1), date(start + length - 1, 12, 31))
    return third_of(days, m["part"]) if m["part"] else days


def century(m: Match[str], published: date, direction: int) -> Days:
    start = (int(m["number"]) - 1) * 100
    return (date(start + 1, 1, 1), date(start + 100, 12, 31)) if 0 < start < 2200 else UNKNOWN


def quarter(m: Match[str], published: date, direction: int) -> Days | None:
    """`the first quarter of 2017`, `Q3 2016`, `the second half of last year`."""
    number = int(m["q"]) if m["q"] else ORDINALS[m["ordinal"]]
    length = 6 if m["size"] == "half" else 3
    if (number - 1) * length >= 12:
        return None
    return months_of(year_said(m, published), (number - 1) * length + 1, length)


def season(m: Match[str], published: date, direction: int) -> Days:
    """`spring 2016`, `the summer of 2016`, `last winter`."""
    name = m["season"]
    if m["year"]:
        return season_of(int(m["year"]), name)
    shift = m["shift"]
    days = season_of(published.year, name)
    if shift == "last" and published.month < SEASONS[name] + 3:
        days = season_of(published.year - 1, name)
    if shift == "next" and published.month >= SEASONS[name]:
        days = season_of(published.year + 1, name)
    return days


def year_part(m: Match[str], published: date, direction: int) -> Days | None:
    """`the end of 2016`, `the beginning of last year`."""
    side = m["side"]
    return third_of(year_of(year_said(m, published)), side_of(side))


def year_said(m: Match[str], published: date) -> int:
    return int(m["year"]) if m["year"] else published.year + SHIFTS[m["shift"] or "this"]
