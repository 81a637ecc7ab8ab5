"""What a title says of its bearer: the walk of life and the state."""

from __future__ import annotations

from collections.abc import Iterable

from kg.language import gazetteer

FIELDS = {
    "politics": "president minister senator congressman congresswoman representative governor mayor "
    "chancellor ambassador secretary spokesman spokeswoman lawmaker diplomat adviser advisor premier",
    "sport": "footballer striker goalkeeper midfielder quarterback coach pitcher golfer boxer sprinter",
    "arts": "actor actress singer guitarist drummer novelist poet painter comedian rapper composer",
    "crime": "murderer robber gunman killer burglar rapist",
}  # fmt: skip
FIELD_OF = {word: field for field, words in FIELDS.items() for word in words.split()}
"""Walks of life that one person rarely shares."""


def nations(phrases: Iterable[str]) -> frozenset[str]:
    """Return the ids of the countries that phrases name: "Russian foreign minister" -> Q159."""
    demonyms = gazetteer.demonyms()
    firsts = (word for phrase in phrases for word in phrase.split()[:2])
    return frozenset(demonyms[word] for word in firsts if word in demonyms)
