"""The pairs that resolution is least sure of, for a person to judge: joined or not, near the threshold."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.language import gazetteer
from kg.records import Annotated, Decision
from kg.resolve import compare
from kg.resolve.cluster import Clusters, blocks, joinable, spelt, surname_bearers
from kg.resolve.compare import CONFLICTS, CONTEXT, FEATURES, SAME, conflict, weigh
from kg.resolve.names import acronym, is_acronym, thing_key
from kg.resolve.profiles import Place, Profile
from kg.resolve.resolution import clustered

ITEM = re.compile(r"\b(?:Q[1-9]\d*|L\d*[a-z][\w-]*)\b")

PLACES = 3
"""How many places of a side are shown."""

FAR = 0.4
"""Pairs further from the threshold are not shown."""

CONFLICTING: dict[Callable[[Profile, Profile], str | None], float] = {
    compare.conflicting_offices: 0.1,
    compare.conflicting_genders: 0.2,
    compare.conflicting_middle_names: 0.2,
    compare.conflicting_homes: 0.25,
    compare.conflicting_kinds: 0.3,
    compare.conflicting_suffixes: 0.3,
}
"""How far a conflict alone is from the threshold, where the names are the same: articles err in a title
more often than in a generation. Conflicts that are not here are sure."""

UNDECIDED = 0.05
"""The same for a name that several could have, so that it was given to none."""

ADOPTED = 0.1
"""The same for a bare last name or an acronym that was given to the only one that could have it."""


WORTH = {"person": 0, "organization": 1, "place": 2, "event": 2, "office": 2, "misc": 3}
"""Of which group pairs are asked about first; a topic is never asked about: nobody takes it for another."""

BARE = "the rest of the name is missing"
INITIALS = "only the initials say so"


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair: its longest name, all its names and titles, how many chains it is, and where."""

    name: str
    kind: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    chains: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair to judge. `joined` is what the rules did, `score` what the names and their context add up to
    (`SAME` joins), `margin` how far it is from the other outcome."""

    joined: bool
    score: float
    margin: float
    one: Side
    other: Side
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair of profiles by number, before it is written out."""

    margin: float
    score: float
    one: int
    other: int
    note: str = ""


def candidates(
    annotated: Iterable[Annotated], decisions: Iterable[Decision] = (), *, count: int = 20
) -> list[Candidate]:
    """Return the pairs that resolution is least sure of: people before organisations before the rest, then
    the least sure, then those that stand in more chains. Pairs that somebody has judged are left out."""
    clusters, _ = clustered(annotated, decisions)
    best: dict[tuple[int, int], Doubt] = {}
    words = common(clusters.profiles)
    judged = clusters.constraints.judged if clusters.constraints is not None else set()
    settled = {tuple(sorted((clusters.root(a), clusters.root(b)))) for a, b in judged}
    for doubt in doubts(clusters):
        pair = (doubt.one, doubt.other) if doubt.one < doubt.other else (doubt.other, doubt.one)
        roots = tuple(sorted((clusters.root(doubt.one), clusters.root(doubt.other))))
        if doubt.margin > FAR or pair in judged or (roots[0] != roots[1] and roots in settled):
            continue
        if doubt.one in words or doubt.other in words:
            continue
        shown = pair if roots[0] == roots[1] else (roots[0], roots[1])  # of two entities one pair is enough
        if shown not in best or rank(clusters, doubt) < rank(clusters, best[shown]):
            best[shown] = doubt
    ordered = sorted(best.values(), key=lambda doubt: rank(clusters, doubt))
    first = {question(clusters, doubt): doubt for doubt in reversed(ordered)}
    least = heapq.nsmallest(count, first.values(), key=lambda doubt: rank(clusters, doubt))
    return [written(clusters, doubt) for doubt in least]


def question(clusters: Clusters, doubt: Doubt) -> tuple[str, str, int]:
    """Return what a pair asks: of ten articles with a bare "Obama" for one Obama, one is asked at a time."""
    one, other = clusters.profiles[doubt.one], clusters.profiles[doubt.other]
    return one.key, other.key, clusters.root(doubt.other)


def common(found: list[Profile]) -> set[int]:
    """Return the profiles that are no names: topics, nouns, and what is a noun elsewhere in these articles
    ("Residents" at the head of a line beside "residents")."""
    nouns = {thing_key(word) for p in found if not p.named or p.group == "topic" for word in p.names}
    nouns |= {thing_key(word) for p in found for word in p.names if word.islower()}
    return {
        number
        for number, p in enumerate(found)
        if p.group not in WORTH or (not p.named and p.group != "office") or p.label.islower()
        or (not p.item and p.key in nouns and p.group != "office")
    }  # fmt: skip


def rank(clusters: Clusters, doubt: Doubt) -> tuple[int, float, int, int, int]:
    sides = [clusters.profiles[n] for n in (doubt.one, doubt.other)]
    worth = min(WORTH.get(side.group, len(WORTH)) for side in sides)
    weight = min(len(side.members) for side in sides)
    return worth, round(doubt.margin, 2), -weight, doubt.one, doubt.other


def doubts(clusters: Clusters) -> Iterator[Doubt]:
    """Yield the pairs that could be otherwise."""
    found = clusters.profiles
    seen: set[tuple[int, int]] = set()
    for block in blocks(found):
        for one, other in combinations(block, 2):
            if (one, other) not in seen:
                seen.add((one, other))
                doubt = compared(clusters, one, other)
                if doubt is not None:
                    yield doubt
    yield from bare_names(clusters)
    yield from initials(clusters)


def compared(clusters: Clusters, one: int, other: int) -> Doubt | None:
    """Return how unsure a pair with like names is, None where it is sure or where there is no likeness."""
    a, b = clusters.profiles[one], clusters.profiles[other]
    if a.item and b.item:
        return None
    names = weigh(FEATURES, a, b).score
    if not names:
        return None
    score = names if names >= 1.0 else names + weigh(CONTEXT, a, b).score
    if clusters.root(one) == clusters.root(other):
        return Doubt(score - SAME, score, one, other) if SAME <= score < 1.0 else None
    if conflict(a, b):
        margins = [CONFLICTING.get(rule) for rule in CONFLICTS if rule(a, b)]
        if score < SAME or None in margins:
            return None
        return Doubt(sum(margin for margin in margins if margin is not None), score, one, other)
    if score < SAME:
        return Doubt(SAME - score, score, one, other)
    note = "several could have this name" if joinable(a, b) else "others have this name too"
    return Doubt(UNDECIDED, score, one, other, note)


def bare_names(clusters: Clusters) -> Iterator[Doubt]:
    """Yield bare last names with the people who could bear them."""
    bearers = surname_bearers(clusters)
    full: dict[int, int] = {}
    for number, profile in enumerate(clusters.profiles):
        if profile.person is not None and profile.person.full and not profile.split:
            full.setdefault(clusters.root(number), number)
    for number, profile in enumerate(clusters.profiles):
        person = profile.person
        if person is None or person.full or profile.item or profile.split:
            continue
        roots = bearers.get(person.last) or bearers.get(spelt(person.last), [])
        could = {root: full[root] for root in map(clusters.root, roots)}
        liking = {root: weigh(CONTEXT, profile, clusters.profiles[n]).score for root, n in could.items()}
        own = clusters.root(number)
        if own in could:
            yield Doubt(ADOPTED + liking[own], liking[own], number, could[own], BARE)
            continue
        fitting = [root for root in could if not clusters.clash(number, root)]
        if fitting:  # of those that it could be, the likeliest
            best = max(fitting, key=lambda root: (liking[root], -root))
            yield Doubt(UNDECIDED + ADOPTED, liking[best], number, could[best], BARE)


def initials(clusters: Clusters) -> Iterator[Doubt]:
    """Yield acronyms with the organisations whose initials they are."""
    full: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(clusters.profiles):
        if profile.group == "organization" and profile.named and not profile.split:
            letters = acronym(profile.label)
            if letters and len(letters) > 2:
                full[letters].append(number)
    for number, profile in enumerate(clusters.profiles):
        if (
            profile.group == "organization"
            and is_acronym(profile.key)
            and not profile.item
            and not profile.split
        ):
            for other in full.get(profile.key, ()):
                if (
                    clusters.root(number) == clusters.root(other)
                    and profile.key not in clusters.profiles[other].keys
                ):
                    yield Doubt(ADOPTED, 0.0, number, other, INITIALS)


def written(clusters: Clusters, doubt: Doubt) -> Candidate:
    """Return a pair with all that speaks for and against it."""
    one, other = clusters.profiles[doubt.one], clusters.profiles[doubt.other]
    spoken = [ITEM.sub(called, weigh(table, one, other).reason) for table in (FEATURES, CONTEXT)]
    against = [reason for rule in CONFLICTS if (reason := rule(one, other))]
    if doubt.note:
        against.append(doubt.note)
    if one.titles and other.titles and not one.titles & other.titles:
        against.append(f"{', '.join(sorted(one.titles)[:2])} and {', '.join(sorted(other.titles)[:2])}")
    if one.others and other.others and not one.others & other.others:
        against.append("nobody is named beside both")
    if doubt.note == BARE:
        spoken.insert(0, f"same last name {one.person.last if one.person else one.label!r}")
    if doubt.note == INITIALS:
        spoken.insert(0, f"{one.label} are its initials")
    return Candidate(
        joined=clusters.root(doubt.one) == clusters.root(doubt.other),
        score=round(doubt.score, 2),
        margin=round(doubt.margin, 2),
        one=side(one),
        other=side(other),
        speaks_for=tuple(filter(None, spoken)),
        against=tuple(against),
    )


def called(match: re.Match[str]) -> str:
    """Return the name of an item, for people to read."""
    entry = gazetteer.by_id(match[0])
    return entry.name if entry is not None else match[0]


def side(profile: Profile) -> Side:
    names = sorted(profile.names, key=lambda name: (-profile.names[name], name))
    titles = sorted(profile.title_counts, key=lambda title: (-profile.title_counts[title], title))
    first: dict[str, Place] = {}
    for place in profile.members:
        first.setdefault(place[0], place)
        if len(first) == PLACES:
            break
    return Side(
        name=profile.label,
        kind=profile.kind,
        names=tuple(names[:PLACES]),
        titles=tuple(titles[:PLACES]),
        chains=len(profile.members),
        places=tuple(first.values()),
    )
