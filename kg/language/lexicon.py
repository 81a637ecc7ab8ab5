"""The word lists of reference: titles, first names, peoples, states, head nouns, cues in names.

Each is a table under `ontology/language/`, read once and only when first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from kg.ontology import rows
from kg.records import Kind

UNIONS = frozenset(["union", "alliance", "front", "movement", "league", "bloc", "coalition"])
CREEDS = frozenset(
    """democratic christian liberal socialist communist conservative republican nationalist
    progressive unionist green""".split()  # noqa: SIM905
)
"""A body of the one sort that bears a word of the other is a party."""
Gender = Literal["female", "male"]


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(words.split())


QUANTITIES = word_set(
    """dozen hundred thousand million billion number lot score handful couple series range kind type sort
    group majority minority percent half part pair bunch plenty host wave crowd array list % rest
    third quarter"""
)
"""Nouns that count what follows them: "dozens of envoys"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. Keys are lower case, but for demonyms, countries and given names, which keep their case.

    titles: words before a name -> (kind, gender). cues: (where, word) -> kind, where being `first`,
    `last`, `any` or, for a whole name, `name`. demonyms: word -> whether it is a plural of people.
    """

    titles: dict[str, tuple[Kind, Gender | None]]
    given_names: dict[str, Gender | None]
    gendered: dict[str, Gender]
    nouns: dict[str, Kind]
    cues: dict[tuple[str, str], Kind]
    demonyms: dict[str, bool]
    demonym_of: dict[str, str]
    countries: dict[str, str]
    states: frozenset[str]
    parties: frozenset[str]

    def is_given(self, word: str) -> bool:
        """Is the word a first name, be it in capitals?"""
        return word in self.given_names or (word.isupper() and word.title() in self.given_names)

    def cue(self, words: list[str]) -> Kind | None:
        """Return the kind that a name's words tell: the last word of its head first, then the first,
        then any. The head ends before "of" or "for"; "Christian Democratic Union" is a party."""
        whole = self.cues.get(("name", " ".join(words)))
        if whole:
            return whole
        cut = next((n for n, word in enumerate(words) if n and word in ("of", "for", "in")), len(words))
        for part in (words[:cut], words):
            if part[-1] in UNIONS and not CREEDS.isdisjoint(part):
                return "party"
            found = self.cues.get(("last", part[-1])) or self.cues.get(("first", part[0]))
            found = found or next(
                (self.cues["any", w] for w in reversed(part) if ("any", w) in self.cues), None
            )
            if found:
                return found
        return None


def gender(value: str) -> Gender | None:
    return cast("Gender", value) if value else None


@cache
def lexicon() -> Lexicon:
    """Read the tables. Raises OntologyError naming the file where one is missing or malformed."""
    demonyms = list(rows("language/demonyms.csv"))
    return Lexicon(
        titles={
            r["title"]: (cast("Kind", r["kind"]), gender(r["gender"])) for r in rows("language/titles.csv")
        },
        given_names={r["name"]: gender(r["gender"]) for r in rows("language/given_names.csv")},
        gendered={r["noun"]: cast("Gender", r["gender"]) for r in rows("language/gendered_nouns.csv")},
        nouns={r["noun"]: cast("Kind", r["kind"]) for r in rows("language/head_nouns.csv")},
        cues={
            (r["where"], r["word"].lower()): cast("Kind", r["kind"]) for r in rows("language/name_cues.csv")
        },
        demonyms={r["demonym"]: r["form"] == "plural" for r in demonyms},
        demonym_of={r["demonym"]: r["place"] for r in demonyms if r["place"]},
        countries={r["name"]: r["country"] for r in rows("language/countries.csv")},
        states=frozenset(r["country"].lower() for r in rows("language/countries.csv")),
        parties=frozenset(r["name"] for r in rows("language/parties.csv")),
    )
