"""Names that many countries have a bearer of ("Senate", "Labour Party"): which country's is meant.

The country is read off the article: countries, places, demonyms and people of a country are counted,
those near the name more, those attached to it ("the Labour Party in Norway") most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kg.language import gazetteer
from kg.language.gazetteer import Entry
from kg.records import Span

BODIES = frozenset(("organization", "party"))
"""Kinds of entry that a national name means."""

HEADS = frozenset(
    word
    for row in (
        "party parties democrats republicans conservatives liberals socialists communists greens",
        "nationalists labour labor tories centrists populists",
        "senate parliament congress cabinet treasury government army navy ministry",
    )
    for word in row.split()
)
"""A name of `WORDS` only is national if one of these is in it, or if it is a row of `PHRASES`."""

WORDS = HEADS | frozenset(
    word
    for row in (
        "democratic democrat republican conservative liberal socialist communist green social christian",
        "national nationalist people's peoples popular progressive radical reform freedom unity centre",
        "center left right workers farmers agrarian popular united new justice",
        "foreign interior defence defense finance health education economy energy trade environment",
        "agriculture transport culture affairs internal external home economic labour information",
        "development and of the for federal",
    )
    for word in row.split()
)
"""Words that tell no country's party or ministry from another's."""

PHRASES = frozenset(
    (
        "house of representatives", "house of commons", "house of lords", "national assembly",
        "supreme court", "constitutional court", "high court", "central bank", "chamber of deputies",
        "foreign office", "home office", "national bank", "electoral commission", "election commission",
        "army", "air force", "house", "lower house", "upper house", "national guard",
        "central election commission",
    )
)  # fmt: skip
"""Names of bodies that most states have one of."""

NOT_NATIONAL = frozenset(("party", "parties", "ministry", "workers party", "congress party"))
"""Names of `WORDS` that mean what the article spoke of before, whichever it was."""

NEAR = 150
"""Characters within which a sighting speaks for a name's country: about a sentence."""

WEIGHTS = {"far": 1.0, "near": 4.0, "attached": 16.0}
PEOPLE_WEIGHT = 2.0
"""Politicians and offices tell whose party it is better than a country that is only spoken of."""

MARGIN = 1.25
"""By what factor the best country must lead the next."""

OVERWHELMING = 0.9
"""How popular an entry must be for its name to mean it where no country leads."""

WELL_KNOWN = 0.8
"""The same where its people lead and it has half of the best country's support ("the Senate" on Russia)."""

BEFORE = frozenset(("", " ", "'s ", "’s ", " 's ", " ’s "))
AFTER = frozenset((" in ", " of ", " in the ", " of the ", " for ", " ("))
"""What stands between a name and the country it is attached to."""


Support = Mapping[str, float]
"""ISO code -> how much speaks for the country."""


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A place in the text that speaks for a country (ISO code). `place` where it is the country's name,
    demonym, a place or a body in it, not a person."""

    span: Span
    country: str
    weight: float
    place: bool


@dataclass(frozen=True, slots=True)
class Sightings:
    """All sightings of an article in the order of the text."""

    text: str = ""
    found: tuple[Sighting, ...] = ()

    def support(self, spans: Iterable[Span], *, people: bool = False) -> Support:
        """Return how much the article speaks for each country as that of the name at the spans; with
        `people`, only by its politicians and by what is attached to the name."""
        counts: defaultdict[str, float] = defaultdict(float)
        near, attached = self.around(spans)
        for number, sighting in enumerate(self.found):
            if not people or not sighting.place or number in attached:
                how = "attached" if number in attached else "near" if number in near else "far"
                counts[sighting.country] += sighting.weight * WEIGHTS[how]
        return counts

    def around(self, spans: Iterable[Span]) -> tuple[set[int], set[int]]:
        """Return the numbers of the sightings near the spans, and of those attached to one."""
        starts = [sighting.span.start for sighting in self.found]
        near: set[int] = set()
        attached: set[int] = set()
        for span in spans:
            for number in range(bisect_left(starts, span.start - NEAR), len(starts)):
                if starts[number] > span.end + NEAR:
                    break
                near.add(number)
                if self.found[number].place and self.attached(self.found[number].span, span):
                    attached.add(number)
        return near, attached

    def attached(self, country: Span, name: Span) -> bool:
        """Say whether only a preposition or a possessive stands between: "Norway's Senate"."""
        if country.overlaps(name):
            return True
        if country.end <= name.start:
            return self.text[country.end : name.start] in BEFORE
        return self.text[name.end : country.start] in AFTER


def winner(support: Support) -> str:
    """Return the country that leads clearly, "" where none does."""
    ranked = sorted(support.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return ""
    return ranked[0][0]


def supported(entry: Entry, support: Support, people: Support) -> bool:
    """Say whether the article speaks for the entry's country: most of it, or of an entry that all know
    half as much as for the best, or most of its people ("Democrats said Russia ..."); of a known one,
    both."""
    country = country_of(entry)
    if country and winner(support) == country:
        return True
    if entry.popularity < WELL_KNOWN or not support:
        return False
    half = 2 * support.get(country, 0.0) >= max(support.values())
    leads = winner(people) == country
    return half or leads if entry.popularity >= OVERWHELMING else half and leads


@lru_cache(maxsize=65536)
def is_national(name: str) -> bool:
    """Say whether the words of a name fit a body of any country: "Senate", "Christian Democrats"."""
    folded = " ".join(name.replace("’", "'").replace("-", " ").casefold().split()).removeprefix("the ")
    if folded in PHRASES:
        return True
    words = folded.split()
    return folded not in NOT_NATIONAL and WORDS.issuperset(words) and not HEADS.isdisjoint(words)


def shared(name: str, entries: Iterable[Entry]) -> bool:
    """Say whether bearers of the name are in several countries, by the gazetteer or by its words."""
    bodies = [entry for entry in entries if entry.kind in BODIES]
    if not bodies:
        return False
    return is_national(name) or len({c for entry in bodies if (c := country_of(entry))}) > 1


@cache
def country_names() -> dict[str, str]:
    """Return key of a country's name or demonym -> ISO code."""
    named = {gazetteer.key(row[1]): row[4] for row in gazetteer.core().rows if row[2] == "country" and row[4]}
    for demonym, identifier in gazetteer.demonyms().items():
        entry = gazetteer.by_id(identifier)
        if entry is not None and entry.country:
            named.setdefault(gazetteer.key(demonym), entry.country)
    return named


@lru_cache(maxsize=65536)
def country_of(entry: Entry) -> str:
    """Return the ISO code of an entry's country: its own, or the one its name or description names
    ("Senate of Australia", "city in Italy"); "" where none does or several do."""
    if entry.country or entry.kind in ("person", "politician"):
        return entry.country
    for words in (entry.name.split(), entry.description.split()):
        parts = [*words, *(" ".join(pair) for pair in pairwise(words))]
        found = {code for part in parts if (code := country_names().get(gazetteer.key(part.rstrip(",;."))))}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""
