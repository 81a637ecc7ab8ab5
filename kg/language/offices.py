"""Who held an office when: `ontology/gazetteer/offices.csv.gz`, looked up by office, state and day.

"French president" on 3 March 2017 -> Q157, from 15 May 2012 to 14 May 2017. Where two people held it on
the day, or the table does not say until when, nobody is given.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from kg import ontology
from kg.errors import OntologyError
from kg.language import gazetteer

NAME = "gazetteer/offices.csv.gz"
COLUMNS = ["qid", "office", "country", "start", "end"]

KNOWN_UNTIL = date(2022, 12, 31)
"""An office without an end was held when the sources were made, in 2022; after that nothing is known."""

REWORDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^the ", ""),
        (r"defense", "defence"),
        (r"\blabor\b", "labour"),
        (r"\bsecretary[- ]general\b", "secretary-general"),
        (r"\battorney[- ]general\b", "attorney general"),
        (r"\badvisor\b", "adviser"),
        (r"^federal chancellor\b", "chancellor"),
        (r"^chairperson\b|^chairwoman\b|^chairman\b", "chair"),
        (r"^minister (?:of|for) (?:the )?", "minister of "),
        (r"^minister of (?:foreign affairs|external affairs|foreign relations)$", "foreign minister"),
        (r"^minister of (?:interior|internal|home)(?: affairs)?$", "interior minister"),
        (r"^minister of (?:national )?defence$", "defence minister"),
        (r"^minister of finances?$", "finance minister"),
        (r"^minister of (?:national )?education$", "education minister"),
        (r"^minister of (?:the )?environment$", "environment minister"),
        (r"^minister of (\w+)$", r"\1 minister"),
        (r"^secretary of state for (?:the )?foreign(?: and commonwealth)? affairs$", "foreign secretary"),
        (r"^secretary of state for foreign, commonwealth and development affairs$", "foreign secretary"),
        (r"^secretary of state for the home department$", "home secretary"),
        (r"^secretary of state for (\w+)$", r"\1 secretary"),
        (r"^secretary of (?!state)(?:the )?(\w+)$", r"\1 secretary"),
        (r"^press secretary of the president$", "presidential press secretary"),
    )
)  # fmt: skip
"""Names of offices that mean the same, put on one form; the official one onto that of the news."""

OF_STATE = re.compile(r"^(?P<office>.+?) (?:of|for) (?:the )?(?P<state>[A-Z].*)$")
TO_STATE = re.compile(r"(?i)^(?P<office>ambassador|envoy|consul general) to (?:the )?(?P<state>.+)$")


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person, by item, held an office from one day to another, as far as is known."""

    id: str
    office: str
    start: date
    end: date | None


@lru_cache(maxsize=16384)
def office_key(office: str) -> str:
    """Return what two names of an office share: "Minister of Foreign Affairs" -> "foreign minister"."""
    found = " ".join(office.lower().split())
    to = TO_STATE.match(office)
    if to is not None:
        host = state_of(to["state"])
        return f"{to['office'].lower()} to {host}" if host else found
    for pattern, replacement in REWORDED:
        found = pattern.sub(replacement, found)
    return found


@lru_cache(maxsize=4096)
def state_of(name: str) -> str | None:
    """Return the item of the state, or of the body that receives ambassadors: "the United States" -> Q30."""
    for kind in ("country", "organization"):
        for entry in gazetteer.lookup(name, kind)[:1]:
            if entry.kind == kind:
                return entry.id
    return None


def day(text: str, *, last: bool) -> date:
    """Return the first or last day that "2012", "2012-05" or "2012-05-14" may mean."""
    year, month, number = (*map(int, text.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 12, 31) if last else date(year, 1, 1)
    return date(year, month, number or (monthrange(year, month)[1] if last else 1))


@cache
def states_by_code() -> dict[str, str]:
    """Return ISO code -> item of the state, the best known of those that share one."""
    rows = (row for row in gazetteer.core().rows if row[2] == "country" and row[4])
    return {row[4]: row[0] for row in sorted(rows, key=lambda row: (float(row[6]), row[0]))}


@cache
def table() -> dict[tuple[str, str], tuple[Holding, ...]]:
    """Return (item of the state, key of the office) -> who held it, by start. Raises OntologyError."""
    path = ontology.folder() / NAME
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or rows[0] != COLUMNS:
        raise OntologyError(f"{path}: the first line must be {','.join(COLUMNS)}, found {rows[:1]}")
    states = states_by_code()
    found: dict[tuple[str, str], set[Holding]] = defaultdict(set)
    for qid, office, country, start, end in rows[1:]:
        state = states.get(country)
        named = OF_STATE.match(office)
        if named is not None and state_of(named["state"]) in ((state,) if state else set(states.values())):
            office, state = named["office"], state or state_of(named["state"])
        if state is not None:
            # The latest start and the earliest end that the words allow: who is given held it for sure.
            ended = day(end, last=False) if end else None
            found[state, office_key(office)].add(Holding(qid, office, day(start, last=True), ended))
    return {
        place: tuple(sorted(held, key=lambda h: (h.start, h.id, h.end or date.max)))
        for place, held in found.items()
    }


def holder(state: str, office: str, when: date) -> Holding | None:
    """Return who held an office of a state (by item) on a day; None where nobody is known or several are."""
    held = table().get((state, office_key(office)), ())
    current = [one for one in held if one.start <= when <= end_of(one, held)]
    return max(current, key=lambda one: one.start) if len({one.id for one in current}) == 1 else None


def envoys(state: str, when: date) -> tuple[Holding, ...]:
    """Return the ambassadors of a state on a day, whatever their hosts: "the Russian ambassador" is one."""
    found = []
    for (sender, office), held in table().items():
        if sender == state and office.startswith("ambassador to "):
            found += [one for one in held if one.start <= when <= end_of(one, held)]
    return tuple(sorted(found, key=lambda one: (one.id, one.start)))


def end_of(one: Holding, held: tuple[Holding, ...]) -> date:
    """Return the last day of a holding: where the table has none, the day before the next one began."""
    if one.end is not None:
        return one.end
    later = [other.start for other in held if other.start > one.start and other.id != one.id]
    return min([*later, KNOWN_UNTIL])
