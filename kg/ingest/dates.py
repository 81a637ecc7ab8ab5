"""Publication dates: from a value of a record or page, and from the head of a plain text."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEARS = range(1600, 2200)
"""Years that a newspaper may carry; another is a misprint or no date."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WRITTEN = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2})"
)
"""A date with its year as papers write it: "March 12, 2017", "12 Mar. 2017", "2017-03-12"."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:[,T|\s]\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*[\w.:+()\s-]{0,20})?"
_LABEL = r"(?:(?:first\s+)?published(?:\s+on)?|posted(?:\s+on)?|publication\s+date|date)\s*[:\-–—]?\s*"

DATE_LINE = re.compile(rf"(?:{_LABEL})?{_WEEKDAY}({WRITTEN}){_TIME}", re.I)
"""A line that is a date and nothing else."""

DATELINE = re.compile(rf"[A-Z][A-Z.,' /-]{{2,40}}?,?\s+\(?((?i:{WRITTEN}))\)?\s*(?:\(|-|–|—|:)")
"""`LONDON, March 12, 2017 (Agency) - …`."""

DIVIDER = re.compile(r"\s*[|·•]\s*")
SLUG = 120
"""Characters under which a line at the head may be one of date, byline and paper."""

HEAD_LINES = 6
HEAD_CHARACTERS = 2_000


def parse_date(value: object) -> date | None:
    """Return the day of an ISO 8601 date or time, an RFC 2822 one, or one written out; None for others.

    The day is the one written, in the writer's own time zone.
    """
    if not isinstance(value, str) or not 6 <= len(value.strip()) <= 80:
        return None
    value = value.strip()
    try:
        found = datetime.fromisoformat(value).date()
    except ValueError:
        written = DATE_LINE.fullmatch(value)
        try:
            found = written_date(written[1]) if written else parsedate_to_datetime(value).date()
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
    return found if found.year in YEARS else None


def written_date(words: str) -> date:
    """Return the day of what WRITTEN matched. Raises ValueError where there is no such day."""
    if words[4:5] == "-":
        return date.fromisoformat(words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    month = re.search(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", words, re.I)
    if month is None:
        raise ValueError(f"no month in {words!r}")
    return date(numbers[1], MONTHS.index(month[0].lower()) + 1, numbers[0])


def head_lines(text: str) -> list[str]:
    """Return the first lines that are not blank, stripped; a long paragraph is cut."""
    lines = (line.strip() for line in text[:HEAD_CHARACTERS].split("\n"))
    return [line for line in lines if line][:HEAD_LINES]


def date_in_head(text: str) -> date | None:
    """Return the day that a line of its own, or the dateline, at the head of a text gives.

    A date within a sentence is one that the story tells of, and is left alone.
    """
    for line in head_lines(text):
        matches = [DATE_LINE.fullmatch(part) for part in parts_of(line)] if len(line) < SLUG else []
        for match in (*matches, DATELINE.match(line)):
            if match:
                return parse_date(match[1])
    return None


def parts_of(line: str) -> list[str]:
    """Return the parts of a line under a headline: `Harbour Courier | March 12, 2017 | By Ann Lee`."""
    return [part for part in DIVIDER.split(line) if part]
