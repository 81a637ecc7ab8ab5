"""Unnamed participants: "the Russian ambassador", "lawmakers", "congressional committees"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.language import gazetteer
from kg.records import Kind

DETERMINERS = frozenset(
    word
    for row in (
        "the a an this that these those his her its their our your my some any all both each every",
        "no another other several many most few two three four five six seven eight nine ten more",
        "such",
    )
    for word in row.split()
)
CUT = re.compile(r"\s*(?:[,;:(\n–—\"“”]| (?:who|whom|whose|which|that|where|when|while|as)\b).*", re.DOTALL)
EMPTY = frozenset(
    word
    for row in (
        "man woman men women people person persons one ones others thing things something someone",
        "anyone everyone side sides boy girl child children friend friends guy guys part lot number",
        "group groups pair couple rest kind",
    )
    for word in row.split()
)
"""Head nouns that say too little to mean the same in two articles."""

OFFICE_WORDS = frozenset(
    word
    for row in (
        "president vice prime minister premier chancellor secretary state attorney general senator",
        "congressman representative governor mayor speaker ambassador director chairman chairwoman",
        "chair leader deputy foreign interior defence defense finance justice chief of staff first",
        "lady acting majority minority king queen",
    )
    for word in row.split()
)
"""Words of titles: capitals on them do not say whose office it is."""

NOTHING = frozenset(
    word
    for row in (
        "nothing nobody none everybody everyone everything anybody anyone anything somebody someone",
        "something time times day days week weeks month months year years decade hour hours minute",
        "minutes moment night morning evening afternoon today yesterday tomorrow monday tuesday",
        "wednesday thursday friday saturday sunday january february march april may june july",
        "august september october november december weekend jan feb mar apr jun jul aug sept sep",
        "oct nov dec first second third last percent more less",
    )
    for word in row.split()
)
"""Head nouns that name no participant: times, quantities, indefinites."""

MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Role:
    """A normalised noun phrase. `anywhere` says whether it means the same in every article."""

    key: str
    name: str
    anywhere: bool


@lru_cache(maxsize=65536)
def role(phrase: str, kind: Kind) -> Role | None:
    """Return the node of a nominal phrase, or None where nothing is left of it.

    "the Russian ambassador", "Russia's ambassador" -> "Russian ambassador", the same everywhere;
    "the company", "a senior official" -> of one article only.
    """
    words = CUT.sub("", phrase.replace("’", "'")).split()[:MAX_WORDS]
    bare = True
    while words and (words[0].lower() in DETERMINERS or words[0][0].isdigit()):
        bare = False
        words = words[1:]
    if not words:
        return None
    words = unpossessed(words)
    head = (
        next(
            (i for i, word in enumerate(words) if i and word in ("of", "for", "to", "in", "from", "on")),
            len(words),
        )
        - 1
    )
    noun = words[head].lower()
    if noun.rstrip(".") in NOTHING:
        return None
    named = any(whose(word) for word in (words if bare or len(words) > 1 else ()))
    plural = noun.endswith("s") and not noun.endswith("ss")
    anywhere = noun not in EMPTY and (
        plural or (named and kind != "person") or (bare and kind in ("topic", "group"))
    )
    name = " ".join(words)
    return Role(name.lower(), name, anywhere)


def whose(word: str) -> bool:
    """Say whether a word of the phrase tells whose office or body it is: "Russian", "Kremlin", "Trump's"."""
    return word[:1].isupper() and word.lower() not in OFFICE_WORDS


def unpossessed(words: list[str]) -> list[str]:
    """Turn "Russia 's ambassador" and "Russia's ambassador" into "Russian ambassador"."""
    first = words[0].removesuffix("'s")
    after = 2 if len(words) > 2 and words[1] == "'s" else 1
    if len(words) > after and (after == 2 or first != words[0]):
        found = adjective(first)
        if found:
            return [found, *words[after:]]
    return words


@lru_cache(maxsize=1024)
def adjective(country: str) -> str | None:
    """Return the demonym adjective of a country's name: Russia -> Russian; the shortest where several fit."""
    entries = gazetteer.lookup(country, "country")[:1]
    if not entries or entries[0].kind != "country":
        return None
    words = [word for word, qid in gazetteer.demonyms().items() if qid == entries[0].id]
    return min(words, key=lambda word: (len(word), word)) if words else None
