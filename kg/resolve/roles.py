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
        "the a an this that these those his her its their our your my some any all both each every no",
        "another other several many most few two three four five six seven eight nine ten more such",
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
    while words and words[0].lower() in DETERMINERS:
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
    named = (
        any(word[:1].isupper() for word in words[1:])
        or words[0] in gazetteer.demonyms()
        or (words[0][:1].isupper() and not bare)
    )
    plural = noun.endswith("s") and not noun.endswith("ss")
    anywhere = noun not in EMPTY and (
        plural or (named and kind != "person") or (bare and kind in ("topic", "group"))
    )
    name = " ".join(words)
    return Role(name.lower(), name, anywhere)


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
