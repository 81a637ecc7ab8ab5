"""Which articles are one source: reprints of one story, found by the words they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from kg.records import Article

WORD = re.compile(r"\w+")
SHINGLE = 4
"""Words in a shingle (Broder 1997, "On the resemblance and containment of documents")."""
CONTAINED = 0.6
"""Part of the smaller article's shingles that the larger must hold for the two to be one story."""


ENOUGH = 20
"""Shingles from which on an article may be a part of another; a shorter one must be nearly all of it."""


def whole(one: int, other: int) -> int:
    """Return of how many shingles two articles of these sizes must share a part."""
    return min(one, other) if min(one, other) >= ENOUGH else max(one, other)


def shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """Return the runs of four words of the story, boilerplate and case left out."""
    text, end, kept = article.text, 0, []
    for span in sorted(article.boilerplate):
        kept.append(text[end : max(end, span.start)])
        end = max(end, span.end)
    kept.append(text[end:])
    words = WORD.findall(" ".join(kept).casefold())
    if len(words) < SHINGLE:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


def sources_of(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article id the id of the first article that tells the same story.

    Articles are taken in order of date (the undated last) and id, and each is compared with the
    first of every story only, so that forty reprints cost forty comparisons.
    """
    firsts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    source: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.published or date.max, a.id)):
        mine = shingles(article)
        shared = Counter(first for shingle in mine for first in firsts.get(shingle, ()))
        alike = [
            (-count, first)
            for first, count in shared.items()
            if count >= CONTAINED * whole(len(mine), sizes[first])
        ]
        source[article.id] = min(alike)[1] if alike else article.id
        if not alike:
            sizes[article.id] = len(mine)
            for shingle in mine:
                firsts[shingle].append(article.id)
    return source
