"""Time expressions: found, resolved against the publication date, and given to the clause they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.language.parse import Parse
from kg.language.time_calendar import SEASONS, UNKNOWN, Days, month_of
from kg.language.time_clause import VERBS, direction, owner
from kg.language.time_rules import MONTHS, NUMBERS, ORDINALS, WEEKDAYS, Setting, match_form
from kg.records import Interval

OPENERS = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after", "by": "by",
    "through": "until",
}  # fmt: skip
RANGES = {"between": "and", "from": "to|until|till|through"}
STARTS = frozenset(
    {*(set(NUMBERS) - {"a", "an", "one"}), *MONTHS, *WEEKDAYS, *SEASONS, *ORDINALS, *OPENERS, *RANGES,
     "weekend", "last", "past", "next", "coming", "this", "current", "early", "mid", "late",
     "earlier", "later",
     "yesterday", "today", "tonight", "tomorrow", "now", "currently", "overnight",
     "beginning", "start", "middle", "end", "q1", "q2", "q3", "q4"}
)  # fmt: skip
MAYBE_STARTS = {"a": "ago", "an": "ago", "one": "ago", "the": "day"}
"""Frequent words that begin an expression only where the other word follows within four tokens."""

SINGLE_YEAR = frozenset(
    {"in", "since", "until", "by", "during", "from", "of", "before", "after", "year", "late", "early"}
)
NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP", "LAW"})
NAMED_DAYS = frozenset(
    {"black", "super", "good", "bloody", "ash", "holy", "cyber", "palm", "easter", "shrove"}
)
RANGE_DAYS = re.compile(
    r"(?:from\s+|between\s+)?(?P<a>\d\d?)(?:st|nd|rd|th)?\s*(?:-|–|to|and|until)\s*(?P<b>\d\d?)(?:st|nd|rd|th)?\s+"
    rf"(?P<month>{'|'.join(MONTHS)})(?:,?\s+(?P<year>\d{{4}}))?(?!\w)"
)
MONTH_DAYS = re.compile(
    rf"(?:from\s+|between\s+)?(?P<month>{'|'.join(MONTHS)})\.?\s+(?P<a>\d\d?)\s*(?:-|–|to|and|until)\s*(?P<b>\d\d?)"
    r"(?:,?\s+(?P<year>\d{4}))?(?!\w)"
)
YEARS = re.compile(r"(?P<a>(?:1[5-9]|20)\d\d)\s*[-–]\s*(?P<b>(?:20|19|18)?\d\d)(?!\w)")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its rows `[first, after)` and what it means."""

    first: int
    after: int
    interval: Interval


def find(parse: Parse, published: date | None) -> tuple[Timex, ...]:
    """Return the time expressions of an article, in order.

    Relative ones ("last week", "Sunday") have unknown ends where there is no publication date.
    """
    found: list[Timex] = []
    text = parse.text.lower()
    if len(text) != len(parse.text):  # a few letters grow in lower case; offsets must hold
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in parse.text)
    row, size = 0, len(parse)
    names = named_rows(parse)
    while row < size:
        timex = read_at(parse, text, row, published, names) if starts_here(parse, row) else None
        if timex is None:
            row += 1
        else:
            found.append(timex)
            row = timex.after
    return tuple(found)


def starts_here(parse: Parse, row: int) -> bool:
    """Tell quickly whether an expression may begin at a row."""
    word = parse.lowers[row]
    if word in STARTS or "0" <= word[0] <= "9":
        return True
    other = MAYBE_STARTS.get(word.removesuffix("."))
    if other is not None:
        return other in parse.lowers[row + 1 : row + 5]
    return (word[-1] == "." and word[:-1] in MONTHS) or word.startswith("mid-")


def named_rows(parse: Parse) -> frozenset[int]:
    """Return the rows inside names of people, places and works ("Theresa May", "Black Friday")."""
    return frozenset(
        row for first, after, label in parse.ents if label in NAMES for row in range(first, after)
    )


def read_at(parse: Parse, text: str, row: int, published: date | None, names: frozenset[int]) -> Timex | None:
    """Return the expression that begins at a row, if one does."""
    start = parse.starts[row]
    word = parse.lowers[row]
    setting = Setting(published, direction(parse, row) if published is not None else 0)
    ranged = read_range(text, start, word, setting)
    if ranged is not None:
        return timex_of(parse, row, *ranged)
    opener = OPENERS.get(word)
    inner = row
    if opener is not None:
        inner = row + 1
        while (
            inner < len(parse)
            and inner < row + 3
            and parse.lowers[inner] in ("the", "at", "about", "around", "least")
        ):
            inner += 1
        if inner >= len(parse) or parse.sentence_of[inner] != parse.sentence_of[row]:
            return None
    matched = match_form(text, parse.starts[inner], setting)
    if matched is None or not plausible(parse, inner, matched[2], names):
        return None
    end, days, _ = matched
    return timex_of(parse, row, end, opened(opener, days, published, setting.direction))


def read_range(text: str, start: int, word: str, setting: Setting) -> tuple[int, Days] | None:
    """Return end and days of `from 3 to 5 May`, `2014-2016`, `between March and June 2016`."""
    for pattern in (RANGE_DAYS, MONTH_DAYS):
        found = pattern.match(text, start)
        if found is not None:
            tail = f"{found['month']}{' ' + found['year'] if found['year'] else ''}"
            ends = [match_form(f"{found[part]} {tail}", 0, setting) for part in "ab"]
            return joined(found.end(), ends)
    found = YEARS.match(text, start)
    if found is not None:
        last = found["b"] if len(found["b"]) == 4 else found["a"][:2] + found["b"]
        if last > found["a"]:
            return found.end(), (date(int(found["a"]), 1, 1), date(int(last), 12, 31))
        return None
    if word not in RANGES:
        return None
    opening = re.compile(rf"{word}\s+(?:the\s+)?").match(text, start)
    first = match_form(text, opening.end(), setting) if opening is not None else None
    if first is None:
        return None
    joint = re.compile(rf"\s+(?:{RANGES[word]})\s+(?:the\s+)?").match(text, first[0])
    second = match_form(text, joint.end(), setting) if joint is not None else None
    if second is None:
        return None
    return joined(second[0], [with_year_of(first, second), second])


def with_year_of(first: tuple[int, Days, str], second: tuple[int, Days, str]) -> tuple[int, Days, str]:
    """Give a month without a year the year of the month that the range ends with."""
    start, end = first[1][0], second[1][1]
    if start is None or end is None or first[2] not in ("month", "month day", "day month"):
        return first
    year = end.year if (start.month, start.day) <= (end.month, end.day) else end.year - 1
    if first[2] == "month":
        return first[0], month_of(year, start.month), first[2]
    moved = start.replace(year=year, day=min(start.day, 28)) if start.month == 2 else start.replace(year=year)
    return first[0], (moved, moved), first[2]


def joined(end: int, ends: list[tuple[int, Days, str] | None]) -> tuple[int, Days] | None:
    """Return the range from the first to the second, if both are days and stand in order."""
    first, second = ends
    if first is None or second is None:
        return None
    earliest, latest = first[1][0], second[1][1]
    if earliest is None or latest is None:
        return end, UNKNOWN
    return (end, (earliest, latest)) if earliest <= latest else None


def opened(opener: str | None, days: Days, published: date | None, way: int) -> Days:
    """Return the days that `since`, `until`, `before`, `after` or `by` leave open.

    `since` runs to the publication date; an end that no one names is unknown.
    """
    first, last = days
    if opener is None or first is None or last is None:
        return days
    if opener == "since":
        return first, published if published is not None and published >= first else None
    if opener == "until":
        return None, last
    if opener == "by":
        return (published if way > 0 and published is not None and published <= last else None), last
    if opener == "before":
        return None, first - timedelta(days=1)
    return last + timedelta(days=1), None


def timex_of(parse: Parse, row: int, end: int, days: Days) -> Timex:
    """Build the record from the first row and the last character."""
    after = row + 1
    while after < len(parse) and parse.starts[after] < end:
        after += 1
    span = parse.span(row, after)
    return Timex(row, after, Interval(days[0], days[1], span.of(parse.text), span))


def plausible(parse: Parse, row: int, name: str, names: frozenset[int]) -> bool:
    """Tell whether words that look like a time are one: not the verb "may", the name "Theresa May",
    the count in "2000 troops" or the holiday "Black Friday"."""
    word = parse.lowers[row]
    if word in MONTHS or word in WEEKDAYS:
        if name in ("month", "weekday") and (row in names or after_name(parse, row)):
            return False
        if not parse.words[row][0].isupper() or (name == "month" and parse.pos[row] in ("VERB", "AUX")):
            return False
    if (
        name == "weekday"
        and row
        and parse.lowers[row - 1] in NAMED_DAYS
        and parse.words[row - 1][0].isupper()
    ):
        return False
    if name == "year" and word[0].isdigit():
        return year_stands(parse, row, names)
    if name == "weekend":
        return row > 0 and parse.lowers[row - 1] == "the" and parse.deps[row] in ("pobj", "npadvmod")
    if name == "near day" and word == "now":
        return parse.deps[row] == "advmod" and parse.lowers[row + 1 : row + 2] != ["that"]
    return not (
        name == "shifted unit" and row and parse.lowers[row - 1] in ("over", "s", "'s") and word == "past"
    )


def after_name(parse: Parse, row: int) -> bool:
    """Tell whether a name stands right before ("Theresa May"), other than a day ("Monday 6 March")."""
    return (
        row > 0
        and parse.pos[row - 1] == "PROPN"
        and parse.lowers[row - 1] not in WEEKDAYS
        and parse.heads[row - 1] == row
    )


def year_stands(parse: Parse, row: int, names: frozenset[int]) -> bool:
    """Tell whether four digits are a year and not a count."""
    following = parse.tags[row + 1] if row + 1 < len(parse) else ""
    if following in ("NNS", "CD", "$", "NNPS") or (row in names and parse.deps[row] != "pobj"):
        return False
    if row and (
        parse.lowers[row - 1] in ("$", "€", "£", "no.", "number", "room") or parse.tags[row - 1] == "CD"
    ):
        return False
    if row and parse.lowers[row - 1] in SINGLE_YEAR:
        return True
    if parse.deps[row] in ("nummod", "compound", "amod"):
        return parse.tags[parse.heads[row]] in ("NN", "NNP") and parse.heads[row] > row
    return any(first <= row < after and label == "DATE" for first, after, label in parse.ents)


def attach(parse: Parse, timexes: tuple[Timex, ...], row: int) -> Interval | None:
    """Return the time of the clause of the predicate at a row, or of the event noun there."""
    sentence = parse.sentence_of[row]
    here = [t for t in timexes if parse.sentence_of[t.first] == sentence]
    if not here:
        return None
    owners = [(owner(parse, timex.first, timex.after), timex) for timex in here]
    own = [timex for governor, timex in owners if governor == row]
    if not own and parse.deps[row] == "conj" and parse.pos[row] in VERBS:
        first = parse.heads[row]
        own = [timex for governor, timex in owners if governor == first and timex.first < first]
    return narrowest(own)


def narrowest(own: list[Timex]) -> Interval | None:
    """Return the interval that says most: both ends known, then the shortest, then the first."""

    def vagueness(timex: Timex) -> tuple[int, int]:
        first, last = timex.interval.earliest, timex.interval.latest
        if first is None or last is None:
            return (first is None) + (last is None), 0
        return 0, (last - first).days

    return min(own, key=vagueness).interval if own else None
