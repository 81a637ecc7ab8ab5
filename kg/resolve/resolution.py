"""The chains of all articles into entities: profiles, clusters, then a name and an id for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from kg.language import gazetteer
from kg.ontology import KINDS
from kg.records import Annotated, Entity, Kind, content_id
from kg.resolve.cluster import Clusters, cluster
from kg.resolve.names import person_name
from kg.resolve.profiles import Place, Profile, profiles
from kg.resolve.roles import unpossessed

LEADING = re.compile(r"^(?:(?:[Tt]he|THE|an?|his|her|its|their|our|your|my)\s+)+(?=\S)")
"""What stands before a name and is no part of it; "A Coruña" and "My Lai" begin with a capital."""

OWNER = re.compile(r"\S+['’]s? ")

SHOWN = 5
"""How many names a reason lists."""


@dataclass(frozen=True)
class Resolution:
    """Who is who. `entities` is sorted by id; `of` gives the entity of (article id, chain id); chains
    of pronouns only are not in it. `reasons` says of each entity why its chains are one."""

    entities: Mapping[str, Entity]
    of: Mapping[Place, str]
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def resolve(annotated: Iterable[Annotated]) -> Resolution:
    """Return the entities of all articles; their order does not matter."""
    found = profiles(annotated)
    clusters = cluster(found)
    ids = identities(clusters)
    entities: dict[str, Entity] = {}
    of: dict[Place, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    for root, identifier in sorted(ids.items(), key=lambda pair: pair[1]):
        members = [found[number] for number in sorted(clusters.members[root])]
        entities[identifier] = entity(identifier, members)
        why = {*clusters.reasons.get(root, ()), *(shared for p in members if (shared := within(p)))}
        if why:
            reasons[identifier] = tuple(sorted(why))
        for profile in members:
            for place in profile.members:
                of[place] = identifier
    return Resolution(entities, dict(sorted(of.items())), reasons)


def within(profile: Profile) -> str | None:
    """Return why the chains of one profile are one, None where it is only one."""
    if len(profile.members) == 1:
        return None
    names = ", ".join(repr(name) for name in sorted(profile.names)[:SHOWN])
    ground = "same name, nothing speaks against"
    if profile.item:
        ground = f"linked to {profile.item}"
    elif profile.home is not None:
        ground = (
            f"same name in articles on {profile.home}" if profile.home else "same name, no country is clear"
        )
    return f"{names} in {len(profile.members)} chains: {ground}"


def identities(clusters: Clusters) -> dict[int, str]:
    """Return cluster -> id: the Wikidata or local id where one is known, else a hash of group and key.

    Clusters that conflict but share group and key (two John Smiths) are told apart by their first
    article: the earliest keeps the plain id.
    """
    ids: dict[int, str] = {}
    sharing: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for root, numbers in sorted(clusters.members.items()):
        members = [clusters.profiles[n] for n in sorted(numbers)]
        item = next((profile.item for profile in members if profile.item), None)
        if item:
            ids[root] = item
        else:
            sharing[canonical(members)].append(root)
    for key, roots in sorted(sharing.items()):
        if len(roots) == 1:
            ids[roots[0]] = content_id("e", *key)
            continue
        ordered = sorted(roots, key=lambda root: difference(clusters, root))
        ids[ordered[0]] = content_id("e", *key)
        for root in ordered[1:]:
            ids[root] = content_id("e", *key, *difference(clusters, root))
    return ids


def canonical(members: list[Profile]) -> tuple[str, str, str]:
    """Return group, key and scope of a cluster: of the name that the earliest article gave it, names
    that mean somebody by themselves before bare last names."""
    best = min(members, key=lambda p: (not p.named, p.group == "misc", bool(p.scope), p.since, p.key))
    return best.group if best.named else f"unnamed {best.group}", best.key, best.scope


def difference(clusters: Clusters, root: int) -> tuple[str, str, str]:
    """Return what tells a cluster from another of the same name: the day and id of its first article,
    so that a namesake in a later article takes no id away."""
    return min(clusters.profiles[n].since for n in clusters.members[root])


def entity(identifier: str, members: list[Profile]) -> Entity:
    """Return the record of a cluster."""
    entry = gazetteer.by_id(identifier) if identifier[0] in "QL" else None
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for profile in members:
        names.update(profile.names)
        kinds.update(profile.kinds)
        titles.update(profile.title_counts)
    if entry:
        name = bare(entry.name) if gazetteer.is_seat(entry.name) else entry.name
    else:
        name = best_name(names, person=members[0].person is not None)
    kind = entry.kind if entry else min(kinds, key=lambda k: (-kinds[k], KINDS.index(k)))
    if kind == "place" and 2 * sum(names[n] for n in names if gazetteer.is_seat(n)) > names.total():
        kind = "organization"
    title = min(titles, key=lambda t: (-titles[t], t)) if titles else None
    return Entity(
        id=identifier,
        kind=cast(Kind, kind),
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        wikidata=identifier if identifier.startswith("Q") else None,
        description=(entry.description if entry and entry.description else title) or None,
    )


def best_name(names: Counter[str], *, person: bool) -> str:
    """Return the name to show: a full one before a short one, one without an owner before "Russia's …",
    then the most frequent, then the longest; never with an article before it."""
    shown: Counter[str] = Counter()
    for name, count in names.items():
        shown[bare(name)] += count

    def order(name: str) -> tuple[bool, bool, bool, int, int, str]:
        parts = person_name(name) if person else None
        short = parts is not None and len(parts.first) < 2
        return short, name.isupper(), bool(OWNER.match(name)), -shown[name], -len(name), name

    return min(shown, key=order)


def bare(name: str) -> str:
    """Return a name without the article or "its" before it; "Russia's ministry" as "Russian ministry"."""
    words = LEADING.sub("", name).split() or [name]
    return " ".join(unpossessed(words))
