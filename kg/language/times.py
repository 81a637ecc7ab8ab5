"""Time expressions: found, resolved against the publication date, and given to the clause they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.language.parse import Parse
from kg.language.time_anchor import anchored
from kg.language.time_calendar import SEASONS, UNKNOWN, Days, month_of
from kg.language.time_clause import DEEPEST, MODIFIERS, VERBS, direction, owner, tense, top_of
from kg.language.time_forms import STEP, match_form
from kg.language.time_plausible import plausible
from kg.language.time_rules import MONTHS, NUMBERS, ORDINALS, WEEKDAYS, Setting
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
STEPS = frozenset({"ago", "later", "earlier", "after", "before", "afterwards", "afterward"})
CALENDAR = frozenset({"day", "week", "weekend", "month", "year", "morning", "afternoon", "evening", "night",
                      "summer", "autumn", "fall", "winter", "spring"})  # fmt: skip
PLURALS = ("days", "weeks", "months", "years", "decades")
MAYBE_STARTS: dict[str, tuple[int, frozenset[str]]] = {
    **dict.fromkeys(
        ("a", "an", "one", "several", "few", "many", "some", "about", "around", "just", "over", "more",
         "less", "at", "nearly", "almost", "under", "day", "week", "month", "year", *PLURALS),
        (5, STEPS),
    ),
    "the": (1, frozenset({"day", "next", "following", "same", "previous", "preceding", "very", "eve"})),
    "that": (1, CALENDAR | {"same"}),
    "recent": (1, frozenset(PLURALS)),
    "in": (4, frozenset({*PLURALS, "week", "month", "year", "decade"})),
    "within": (4, frozenset({*PLURALS, "week", "month", "year", "decade"})),
    "eve": (1, frozenset({"of"})),
}  # fmt: skip
"""Frequent words that begin an expression only where one of the others follows within so many tokens."""

NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP", "LAW"})
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
    """A time expression: its rows `[first, after)`, what it means, the name of its form, and the row of
    the predicate or event noun that it belongs to (-1 for none)."""

    first: int
    after: int
    interval: Interval
    name: str = ""
    owner: int = -1


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
            continue
        if timex.name == STEP:
            interval = anchored(parse, found, timex, published)
            timex = replace(timex, interval=interval)
        found.append(timex)
        row = timex.after
    return tuple(found)


def starts_here(parse: Parse, row: int) -> bool:
    """Tell quickly whether an expression may begin at a row."""
    word = parse.lowers[row]
    if word in STARTS or "0" <= word[0] <= "9":
        return True
    maybe = MAYBE_STARTS.get(word)
    if maybe is not None:
        return not maybe[1].isdisjoint(parse.lowers[row + 1 : row + 1 + maybe[0]])
    if word[-1] == ".":
        return word[:-1] in MONTHS
    return word.startswith(("mid-", "'", "’", "‘")) and (
        len(word) == 1 or word.startswith("mid") or word[1].isdigit()
    )


def named_rows(parse: Parse) -> frozenset[int]:
    """Return the rows inside names of people, places and works ("Theresa May", "Black Friday")."""
    return frozenset(
        row for first, after, label in parse.ents if label in NAMES for row in range(first, after)
    )


def read_at(parse: Parse, text: str, row: int, published: date | None, names: frozenset[int]) -> Timex | None:
    """Return the expression that begins at a row, if one does."""
    start = parse.starts[row]
    word = parse.lowers[row]
    setting = Setting(published, way_of(parse, row) if published is not None else 0)
    ranged = read_range(text, start, word, setting)
    if ranged is not None:
        return timex_of(parse, row, *ranged, "range")
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
    end, days, name = matched
    if opener is not None and modifies(parse, inner, end):
        return None  # "before Tuesday's vote": the day is the vote's
    return timex_of(parse, row, end, opened(opener, days, published, setting.direction), name)


def modifies(parse: Parse, row: int, end: int) -> bool:
    """Tell whether the expression from a row to a character stands before the noun it is about."""
    after = row_after(parse, row, end)
    top = top_of(parse, row, after)
    return (
        parse.deps[top] in MODIFIERS
        and parse.heads[top] >= after
        and "," not in parse.lowers[top : parse.heads[top]]
    )


def row_after(parse: Parse, row: int, end: int) -> int:
    """Return the row after the last that begins before a character."""
    after = row + 1
    while after < len(parse) and parse.starts[after] < end:
        after += 1
    return after


def way_of(parse: Parse, row: int) -> int:
    """Return the direction of the clause; of a month before its noun ("the August figures") the tense
    around says nothing."""
    head = parse.heads[row]
    if (
        parse.lowers[row] in MONTHS
        and parse.deps[row] in MODIFIERS
        and head > row
        and parse.pos[head] == "NOUN"
    ):
        return 0
    return direction(parse, row)


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


def timex_of(parse: Parse, row: int, end: int, days: Days, name: str) -> Timex:
    """Build the record from the first row and the last character."""
    after = row_after(parse, row, end)
    if name in (STEP, "eve"):
        after = with_event(parse, after)
    span = parse.span(row, after)
    day = days[0] is not None and days[0] == days[1]
    governor = owner(parse, row, after, day or name in DAYS)
    return Timex(row, after, Interval(days[0], days[1], span.of(parse.text), span), name, governor)


def with_event(parse: Parse, after: int) -> int:
    """Return the row after the event that the words count from: "a day after [the dismissal]"."""
    if parse.lowers[after - 1] not in ("after", "before", "of") or after >= len(parse):
        return after
    last = next(
        (row for row in range(after, min(after + 6, len(parse))) if parse.pos[row] not in INSIDE), after
    )
    if last == after or parse.deps[last - 1] in ("nsubj", "nsubjpass") or parse.pos[last - 1] not in NOUNS:
        return after
    return last


INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})
NOUNS = frozenset({"NOUN", "PROPN"})
DAYS = frozenset({"weekday", "near day", "month day", "day month", "this morning", "last night"})
"""Forms of one day, also where no publication date says which."""


def attach(parse: Parse, timexes: tuple[Timex, ...], row: int) -> Interval | None:
    """Return the time of the clause of the predicate at a row, or of the event noun there.

    Conjoined verbs share a time before the first of them ("On Monday he met the envoy and left").
    """
    here = in_sentence(parse, timexes, row)
    if not here:
        return None
    own = [timex for timex in here if timex.owner == row]
    first = row
    for _ in range(DEEPEST):
        if own or not shares_time(parse, first):
            break
        first = parse.heads[first]
        own = [timex for timex in here if timex.owner == first and timex.first < first]
    return narrowest(own)


NEW_TIME = frozenset(
    {"recently", "later", "then", "now", "subsequently", "already", "still", "before", "since"}
)


def shares_time(parse: Parse, row: int) -> bool:
    """Does a conjoined verb go on in the time of the one before: no adverb of time, no other tense?"""
    if parse.deps[row] != "conj" or parse.pos[row] not in VERBS:
        return False
    if any(parse.lowers[child] in NEW_TIME for child in parse.children[row]):
        return False
    return tense(parse, row) * tense(parse, parse.heads[row]) >= 0


def in_sentence(parse: Parse, timexes: tuple[Timex, ...], row: int) -> tuple[Timex, ...]:
    """Return the expressions of the sentence of a row."""
    first, after = parse.sentences[parse.sentence_of[row]]
    start = bisect_left(timexes, first, key=lambda timex: timex.first)
    stop = start
    while stop < len(timexes) and timexes[stop].first < after:
        stop += 1
    return timexes[start:stop]


def narrowest(own: list[Timex]) -> Interval | None:
    """Return the interval that says most: both ends known, then the shortest, then the first.

    Of two that exclude each other ("served from 1983 to 1989, and as mayor from 1981 to 1983") the first.
    """

    def vagueness(timex: Timex) -> tuple[int, int]:
        first, last = timex.interval.earliest, timex.interval.latest
        if first is None or last is None:
            return (first is None) + (last is None), 0
        return 0, (last - first).days

    if not own:
        return None
    best, first = min(own, key=vagueness).interval, own[0].interval
    return first if apart(best, first) else best


def apart(one: Interval, other: Interval) -> bool:
    """Do two known intervals share no day?"""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest
