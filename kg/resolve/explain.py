"""Why chains are one entity, and why two entities are not: every merge in words, for `kg why`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from kg.language.gazetteer import key
from kg.records import Annotated, Decision, Entity, Reference
from kg.resolve.cluster import Clusters
from kg.resolve.compare import CONTEXT, FEATURES, SAME, conflict, weigh
from kg.resolve.decisions import chain_at, replay, signed
from kg.resolve.profiles import Place, Profile
from kg.resolve.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entity stands in one article: a chain, the words that mean it there, how often each."""

    article: str
    chain: int
    published: date | None
    title: str | None
    words: tuple[tuple[str, int], ...]
    item: str | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A decision on an entity, and the one that has taken it back."""

    decision: Decision
    undone: Decision | None


@dataclass(frozen=True, slots=True)
class Why:
    """An entity with all that makes it one: its places by day, the reasons of each merge, decisions."""

    entity: Entity
    standings: tuple[Standing, ...]
    reasons: tuple[str, ...]
    decisions: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class WhyTwo:
    """Two entities with what speaks for their being one and what keeps them apart."""

    one: Entity
    other: Entity
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


def why(
    identifier: str, articles: Mapping[str, Annotated], found: Resolution, log: Iterable[Decision] = ()
) -> Why:
    """Return why the chains of an entity are one."""
    places = [place for place, of in found.of.items() if of == identifier]
    standings = sorted(
        (standing(articles[article], chain) for article, chain in places),
        key=lambda one: (one.published or date.max, one.article, one.chain),
    )
    return Why(
        found.entities[identifier],
        tuple(standings),
        found.reasons.get(identifier, ()),
        tuple(noted(found.entities[identifier], frozenset(places), articles, log)),
    )


def standing(annotated: Annotated, number: int) -> Standing:
    """Return one chain as it stands in its article, its words in the order of the text."""
    chain, article = annotated.chains[number], annotated.article
    counts: dict[str, int] = {}
    for mention in sorted(
        (annotated.mentions[i] for i in chain.mentions), key=lambda m: (m.span.start, m.id)
    ):
        counts[mention.text] = counts.get(mention.text, 0) + 1
    return Standing(article.id, number, article.published, article.title, tuple(counts.items()), chain.entity)


def noted(
    entity: Entity, places: frozenset[Place], articles: Mapping[str, Annotated], log: Iterable[Decision]
) -> list[Noted]:
    """Return the decisions that name an entity by its id, a place of its or its name, oldest first."""
    names = {key(name) for name in (entity.name, *entity.aliases)}

    def here(reference: Reference) -> bool:
        if reference.id == entity.id:
            return True
        if reference.name and not reference.id and not reference.at:  # of a table by hand
            return key(reference.name) in names
        at = (
            (a.article, chain_at(articles[a.article], a.offset))
            for a in reference.at
            if a.article in articles
        )
        return any(place in places for place in at)

    decisions = tuple(log)
    undone = replay(decisions).undone
    return [
        Noted(one, undone.get(one.id))
        for one in decisions
        if one.verb != "undo" and (here(one.subject) or here(one.object))
    ]


def why_two(one: str, other: str, clusters: Clusters, found: Resolution) -> WhyTwo:
    """Return what speaks for and against two entities being one, of the likest of their names."""
    numbers = {
        identifier: [
            n for n, p in enumerate(clusters.profiles) if p.members and found.of[p.members[0]] == identifier
        ]
        for identifier in (one, other)
    }
    pairs = list(product(numbers[one], numbers[other]))
    a, b = max(pairs, key=lambda pair: (likeness(*sides(clusters, pair)), -pair[0], -pair[1]))
    first, second = sides(clusters, (a, b))
    names, context = weigh(FEATURES, first, second), weigh(CONTEXT, first, second)
    against = [banned(clusters, pairs), *conflicts(clusters, pairs)]
    if not names.score or not any(against):
        against.insert(0, unlike(names.score, names.score + context.score))
    return WhyTwo(
        found.entities[one],
        found.entities[other],
        tuple(filter(None, (names.reason, context.reason))),
        tuple(dict.fromkeys(filter(None, against))),
    )


def sides(clusters: Clusters, pair: tuple[int, int]) -> tuple[Profile, Profile]:
    return clusters.profiles[pair[0]], clusters.profiles[pair[1]]


def likeness(one: Profile, other: Profile) -> float:
    return weigh(FEATURES, one, other).score + weigh(CONTEXT, one, other).score


def banned(clusters: Clusters, pairs: Iterable[tuple[int, int]]) -> str:
    """Return the decision that keeps two apart, "" where there is none."""
    constraints = clusters.constraints
    for one, other in pairs if constraints is not None else ():
        ban = constraints.ban(one, other) if constraints is not None else None
        if ban is not None:
            return signed(ban, "kept apart")
    return ""


def conflicts(clusters: Clusters, pairs: Iterable[tuple[int, int]]) -> list[str]:
    """Return the conflicts between the names of two entities, each once, with the names."""
    found: dict[str, str] = {}
    for pair in pairs:
        one, other = sides(clusters, pair)
        reason = conflict(one, other)
        if reason is not None:
            found.setdefault(reason, f"{reason} ({one.label!r} and {other.label!r})")
    return list(found.values())


def unlike(names: float, score: float) -> str:
    """Return why the rules do not join two that no conflict keeps apart."""
    if not names:
        return "no rule finds their names alike"
    if score < SAME:
        return f"their names and what is beside them add up to {score:.2f}; it takes {SAME:.2f}"
    return "several could have this name, and nothing tells which"
