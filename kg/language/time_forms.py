"""The table of time expressions: one row a form, a pattern and how it is resolved.

Resolvers of plain dates are in `time_rules`, those of expressions that leave an end open in `time_vague`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from re import Match

from kg.language import time_rules as rules
from kg.language import time_vague as vague
from kg.language.time_calendar import UNKNOWN, Days
from kg.language.time_rules import (
    COUNT,
    DAY,
    HOURS,
    MONTH,
    MONTH_SHORT,
    ORDINALS,
    PART,
    SEASON,
    SHIFT,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    Resolver,
    Setting,
)

STEP = "step"
"""The form of expressions that count from a day named before ("the next day"); see `time_anchor`."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `relative` ones need a publication date and mean UNKNOWN without one."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver
    relative: bool


def form(name: str, pattern: str, resolve: Resolver, relative: bool) -> Form:
    return Form(name, re.compile(pattern + r"(?!\w)"), resolve, relative)


ABOUT = r"more\s+than|over|at\s+least|nearly|almost|less\s+than|under|about|around|some|just"
PLAIN_COUNT, PLAIN_UNITS = (re.sub(r"\?P<\w+>", "?:", part) for part in (COUNT, UNITS))
STEPS = (
    rf"(?:(?:(?:{vague.VAGUE}|{ABOUT})\s+)?(?:{PLAIN_COUNT}\s+)?{PLAIN_UNITS}\s+"
    r"(?:later|earlier|afterwards?|before\s+that|after\s+that)"
    rf"|{PLAIN_COUNT}\s+{PLAIN_UNITS}\s+(?:after|before)"
    rf"|the\s+day\s+(?:after|before)(?!\s+(?:yesterday|tomorrow))"
    r"|(?:the|that)\s+(?:very\s+)?(?:next|following|same|previous|preceding)\s+"
    r"(?:day|morning|afternoon|evening|night|week|weekend|month|year)"
    r"|that\s+(?:day|morning|afternoon|evening|night|week|weekend|month|year|summer|autumn|fall|winter|spring))"
)
SHIFTED_YEAR = rf"(?:{YEAR}|(?P<shift>last|this|next)\s+year)"

FORMS = (
    form("attacks",
         r"9/11|(?:sept\.?|september)\s+11(?:th)?(?=,?\s+(?:terror|attack|hijack|suicide|commission))",
         vague.attacks, False),
    form("iso", r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t[\d:.]+z?)?", rules.numeric_day, False),
    form("slashed", rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{YEAR}", rules.slashed_day, False),
    form("day month year", rf"{DAY}\s+(?:of\s+)?{MONTH_SHORT},?\s+{YEAR}", rules.written_day, False),
    form("month day year", rf"{MONTH_SHORT}\s+{DAY}(?:\s*,\s*|\s+){YEAR}", rules.written_day, False),
    form("day month", rf"{DAY}\s+(?:of\s+)?{MONTH_SHORT}(?P<year>)", rules.written_day, True),
    form("month day", rf"{MONTH_SHORT}\s+{DAY}(?P<year>)(?![-–\d])", rules.written_day, True),
    form("month year",
         rf"(?:{PART}[\s-]+)?{MONTH_SHORT},?\s+(?:of\s+)?{YEAR}(?P<shift>)",
         rules.whole_month, False),
    form("month shifted year",
         rf"(?P<part>){MONTH},?\s+(?:of\s+)?(?P<shift>last|this|next)\s+year(?P<year>)",
         rules.whole_month, True),
    form("month", rf"(?:{PART}[\s-]+)?{MONTH}(?P<year>)(?P<shift>)", rules.whole_month, True),
    form("shifted month", rf"{SHIFT}\s+{MONTH}", rules.shifted_month, True),
    form("weekday",
         rf"(?:{SHIFT}\s+)?{WEEKDAY}{HOURS}(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
         rules.weekday, True),
    form("near day",
         rf"(?P<near>yesterday|today|tonight|tomorrow|now|currently){HOURS}",
         rules.near_day, True),
    form("this morning",
         r"this\s+(?:morning|afternoon|evening)|earlier\s+(?:today|in\s+the\s+day)",
         rules.this_morning, True),
    form("last night", r"last\s+night", rules.last_night, True),
    form("overnight", r"overnight", rules.overnight, True),
    form("second day", r"the\s+day\s+(?P<side>before\s+yesterday|after\s+tomorrow)", rules.second_day, True),
    form("shifted unit", rf"(?:{PART}\s+)?{SHIFT}\s+{UNIT}", rules.shifted_unit, True),
    form("part so far",
         r"(?P<side>earlier|later)\s+(?:this|in\s+the)\s+(?P<unit>week|month|year|decade|century)",
         rules.part_so_far, True),
    form("weekend", r"weekend", rules.the_weekend, True),
    form("ago", rf"(?:(?P<about>{ABOUT})\s+)?{COUNT}\s+{UNITS}\s+ago", rules.ago, True),
    form("some ago",
         rf"(?:{vague.VAGUE}\s+)?(?P<unit>day|week|month|year|decade)s\s+ago",
         vague.some_ago, True),
    form("recent", r"recent\s+(?:days|weeks|months|years|decades)", vague.recent, True),
    form("recent few",
         rf"(?:last|past)\s+(?:{vague.VAGUE}\s+)?(?:days|weeks|months|years|decades)",
         vague.recent, True),
    form("coming few",
         rf"(?:next|coming)\s+(?:{vague.VAGUE}\s+)?(?:days|weeks|months|years|decades)",
         vague.coming, True),
    form("within", rf"(?P<opener>in|within)\s+{COUNT}\s+{UNITS}(?!\s+(?:ago|of))", vague.within, True),
    form("next span", r"the\s+next\s+(?P<unit>week|month|year|decade)", vague.next_span, True),
    form(STEP, STEPS, vague.unknown, False),
    form("eve", r"(?:the\s+)?eve\s+of", vague.unknown, False),
    form("session",
         rf"{SHIFT}\s+(?:(?:legislative|parliamentary|congressional)\s+)?session"
         r"(?:\s+of\s+(?:the\s+)?\w+)?",
         vague.unknown, False),
    form("span back", rf"(?P<shift>last|past|next|coming)\s+{COUNT}\s+{UNITS}", rules.span_back, True),
    form("past weekend", r"(?:this\s+)?past\s+weekend", rules.the_weekend, True),
    form("past unit", rf"(?P<shift>past|coming)\s+{UNIT}(?P<count>)", rules.span_back, True),
    form("year", rf"(?:{PART}[\s-]+)?{YEAR}", rules.whole_year, False),
    form("decade", rf"(?:{PART}[\s-]+)?(?P<start>(?:1\d|20)\d0)['’]?s(?P<short>)", rules.decade, False),
    form("short decade", rf"(?:{PART}[\s-]+)?['’‘]?(?P<short>[3-9]0)['’]?s(?P<start>)", rules.decade, False),
    form("century", r"(?P<number>\d\d?)(?:st|nd|rd|th)\s+century", rules.century, False),
    form("quarter",
         rf"(?P<q>)(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<size>quarter|half)\s+of\s+{SHIFTED_YEAR}",
         rules.quarter, True),
    form("q", rf"q(?P<q>[1-4])(?P<ordinal>)(?P<size>)\s+(?:of\s+)?{SHIFTED_YEAR}", rules.quarter, True),
    form("season year", rf"{SEASON}\s+(?:of\s+)?{YEAR}(?P<shift>)", rules.season, False),
    form("season", rf"{SHIFT}\s+{SEASON}(?P<year>)", rules.season, True),
    form("unit part",
         r"(?P<side>beginning|start|middle|end)\s+of\s+(?:the\s+|(?P<shift>last|this|next)\s+)"
         r"(?P<unit>week|month|year|decade|century)(?!\s+\d)",
         rules.unit_part, True),
    form("month part",
         rf"(?P<side>beginning|start|middle|end)\s+of\s+{MONTH}(?:,?\s+{YEAR})?",
         rules.month_part, True),
    form("month of that year", rf"(?:{PART}[\s-]+)?{MONTH}\s+(?:of\s+)?(?:that|the\s+same)\s+year",
         vague.unknown, False),
    form("year part", rf"(?P<side>beginning|start|middle|end)\s+of\s+{SHIFTED_YEAR}", rules.year_part, True),
)  # fmt: skip
"""All forms. Where several match at one place the longest counts, of equal ones the first."""


def match_form(text: str, at: int, setting: Setting) -> tuple[int, Days, str] | None:
    """Return end, days and name of the longest form that begins at `at` in a lower-case text."""
    best: tuple[int, Match[str], Form] | None = None
    for candidate in FORMS:
        found = candidate.pattern.match(text, at)
        if found is not None and (best is None or found.end() > best[0]):
            best = found.end(), found, candidate
    if best is None:
        return None
    end, found, candidate = best
    if (
        candidate.relative
        and setting.published is None
        and not ("year" in found.re.groupindex and found["year"])
    ):
        return end, UNKNOWN, candidate.name
    try:
        days = candidate.resolve(found, setting.published or date(2000, 1, 1), setting.direction)
    except (ValueError, OverflowError):  # a year outside the calendar
        return None
    return (end, days, candidate.name) if days is not None else None
