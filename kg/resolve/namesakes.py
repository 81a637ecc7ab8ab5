"""A name that several bear: a profile of it that may be any of them is taken apart again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.records import Article, Chain, Kind
from kg.resolve.compare import conflict
from kg.resolve.profiles import LAST, Profile, Signature, titles_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A chain of a full name: what a profile of its own is made of, should the name mean several."""

    chain: Chain
    article: Article
    beside: set[str]
    names: tuple[str, ...]
    kind: Kind


RARE = 0.1
"""The least share of the chains of a name that make a second bearer: less is rather an error in a title."""


def tell_namesakes_apart(found: dict[Signature, Profile], seen: Mapping[Signature, list[Seen]]) -> None:
    """Give each article a profile of its own where a name is borne by several and the article says no more
    than the name: its chains need not mean the same one ("John Smith", where there is a senator and a
    singer). A name outside the gazetteer only: an item is told by its context already."""
    bearers: dict[str, list[Profile]] = {}
    for signature in sorted(seen):
        bearers.setdefault(found[signature].key, []).append(found[signature])
    for profiles_of_name in bearers.values():
        for profile in unclear(profiles_of_name) if len(profiles_of_name) > 2 else ():
            del found[profile.signature]
            for one in seen[profile.signature]:
                again = dataclasses.replace(
                    profile, apart=one.article.id, kind=one.kind, own_names=one.names,
                    titles=titles_of(one.chain), since=LAST, members=[],
                    names={}, kinds={}, title_counts={}, others=set(),
                )  # fmt: skip
                own = found.setdefault(again.signature, again)
                own.titles |= again.titles
                own.absorb(again, one.chain, one.article, one.beside - {profile.key})


def unclear(bearers: list[Profile]) -> list[Profile]:
    """Return the profiles of a name that could be either of two bearers who conflict."""
    least = RARE * sum(len(profile.members) for profile in bearers)
    known = [profile for profile in bearers if len(profile.members) >= least]
    rivals = [pair for pair in combinations(known, 2) if conflict(*pair)]
    return [
        profile
        for profile in bearers
        if any(
            not conflict(profile, a) and not conflict(profile, b) for a, b in rivals if profile not in (a, b)
        )
    ]
