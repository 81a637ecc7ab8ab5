"""Resolvers of time expressions that leave an end open: "several years ago", "in recent weeks"."""

from __future__ import annotations

from datetime import date
from re import Match

from kg.language.time_calendar import UNKNOWN, Days, shifted, unit_around
from kg.language.time_rules import SHIFTS, number_of

VAGUE = r"(?:several|some|a\s+few|few|many|a\s+number\s+of|a\s+couple\s+of|a\s+handful\s+of)"
ATTACKS_OF_2001 = date(2001, 9, 11)


def some_ago(m: Match[str], published: date, direction: int) -> Days:
    """`several years ago`, `months ago`: at least two units back, no one says how many."""
    return None, unit_around(published, m["unit"], -2)[1]


def recent(m: Match[str], published: date, direction: int) -> Days:
    """`recent years`, `the last few weeks`: up to the publication."""
    return None, published


def coming(m: Match[str], published: date, direction: int) -> Days:
    """`the coming weeks`, `the next few days`: from the publication on."""
    return published, None


def within(m: Match[str], published: date, direction: int) -> Days | None:
    """`in two weeks` of a future clause; of a past one it is how long something took."""
    if direction <= 0:
        return None
    count = number_of(m["count"])
    if m["opener"] == "within":
        return published, shifted(published, m["unit"], count)
    return unit_around(published, m["unit"], count)


def next_span(m: Match[str], published: date, direction: int) -> Days:
    """`the next year` of a future clause: so long from the publication on. In a story of the past it
    counts from the day before."""
    if direction <= 0:
        return UNKNOWN
    return published, shifted(published, m["unit"], SHIFTS["next"])


def attacks(m: Match[str], published: date, direction: int) -> Days:
    """`9/11`, `Sept. 11` before "attacks": the day has a name of its own."""
    return ATTACKS_OF_2001, ATTACKS_OF_2001


def unknown(m: Match[str], published: date, direction: int) -> Days:
    """`a week later`, `the eve of the vote`, `this session`: the article alone does not say when."""
    return UNKNOWN
