"""The chains of all articles into entities: profiles, clusters, then a name and an id for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from kg.language import gazetteer
from kg.ontology import KINDS
from kg.records import Annotated, Decision, Entity, Kind, content_id
from kg.resolve.binding import Binding, Watch
from kg.resolve.cluster import Clusters, cluster
from kg.resolve.constraints import Constraints, constraints_of, item_of, reasons_of
from kg.resolve.decisions import Replay, Unmet, replay, when
from kg.resolve.names import person_name
from kg.resolve.profiles import Place, Profile, profiles
from kg.resolve.roles import unpossessed

LEADING = re.compile(r"^(?:(?:[Tt]he|THE|an?|his|her|its|their|our|your|my)\s+)+(?=\S)")
"""What stands before a name and is no part of it; "A Coruña" and "My Lai" begin with a capital."""

OWNER = re.compile(r"\S+['’]s? ")

SHOWN = 5
"""How many names a reason lists."""

ANCHORS = 3
"""How many places stand for an entity in a decision."""


@dataclass(frozen=True)
class Resolution:
    """Who is who. `entities` is sorted by id; `of` gives the entity of (article id, chain id); chains
    of pronouns only are not in it. `reasons` says of each entity why its chains are one, `places` where
    it stands under the name that makes it what it is: a decision about it is tied to them. `unmet` are
    the decisions that change nothing."""

    entities: Mapping[str, Entity]
    of: Mapping[Place, str]
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    unmet: tuple[Unmet, ...] = ()


def clustered(
    annotated: Iterable[Annotated], decisions: Iterable[Decision] = ()
) -> tuple[Clusters, tuple[Unmet, ...]]:
    """Return the chains of all articles as clusters of profiles, and the decisions that change nothing."""
    log = replay(decisions)
    if not log.in_force:
        return cluster(profiles(annotated)), log.unmet
    watch = Watch(log.in_force)
    found = profiles(watch.passing(annotated), watch.leaving)
    constraints = demanded(found, log, watch)
    return cluster(found, constraints), all_unmet(log, constraints)


def demanded(found: list[Profile], log: Replay, watch: Watch) -> Constraints:
    splits = {decision.id: decision for decision in log.in_force if decision.verb == "split"}
    return constraints_of(found, log.in_force, Binding(found, watch, splits))


def all_unmet(log: Replay, constraints: Constraints) -> tuple[Unmet, ...]:
    unmet = (*log.unmet, *constraints.unmet)
    return tuple(sorted(unmet, key=lambda one: (when(one.decision), one.reason)))


def idle(
    found: list[Profile], annotated: Iterable[Annotated], decisions: Iterable[Decision]
) -> tuple[Unmet, ...]:
    """Return the decisions that change nothing, given the profiles of the articles, without clustering
    anew. The profiles must know of all splits."""
    log = replay(decisions)
    watch = Watch(log.in_force)
    for _ in watch.passing(annotated):
        pass  # it only notes the places
    return all_unmet(log, demanded(found, log, watch))


def resolve(annotated: Iterable[Annotated], decisions: Iterable[Decision] = ()) -> Resolution:
    """Return the entities of all articles; their order does not matter.

    `decisions` is the log of what people decided: it goes before every rule.
    """
    return resolved(*clustered(annotated, decisions))


def resolved(clusters: Clusters, unmet: tuple[Unmet, ...]) -> Resolution:
    """Return the entities that clusters are."""
    found, constraints = clusters.profiles, clusters.constraints
    ids = identities(clusters)
    entities: dict[str, Entity] = {}
    of: dict[Place, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for root, identifier in sorted(ids.items(), key=lambda pair: pair[1]):
        numbers = sorted(clusters.members[root])
        members = [found[number] for number in numbers]
        entities[identifier] = entity(identifier, members, new_name(constraints, numbers))
        places[identifier] = standing(identifier, clusters, numbers)
        why = {*clusters.reasons.get(root, ()), *(shared for p in members if (shared := within(p)))}
        if constraints is not None:
            why.update(reasons_of(constraints, numbers))
        if why:
            reasons[identifier] = tuple(sorted(why))
        for profile in members:
            for place in profile.members:
                of[place] = identifier
    return Resolution(entities, dict(sorted(of.items())), reasons, places, unmet)


def new_name(constraints: Constraints | None, numbers: Iterable[int]) -> str | None:
    """Return the last name that a person gave to one of the profiles."""
    if constraints is None:
        return None
    renames = (constraints.renamed[number] for number in numbers if number in constraints.renamed)
    last = max(renames, key=when, default=None)
    return None if last is None else last.value


def standing(identifier: str, clusters: Clusters, numbers: list[int]) -> tuple[Place, ...]:
    """Return where an entity stands under the name that gives it its id, one place an article."""
    found, constraints = clusters.profiles, clusters.constraints
    links = constraints.forced if constraints is not None else {}
    linked = max((n for n in numbers if n in links), key=lambda n: when(links[n]), default=None)
    if linked is not None:
        main = found[linked]
    else:
        main = next((found[n] for n in numbers if found[n].item == identifier), leading(clusters, numbers)[0])
    first: dict[str, Place] = {}
    for place in main.members:
        if place[0] not in first and len(first) == ANCHORS:
            break
        first.setdefault(place[0], place)
    return tuple(first.values())


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
    taken: set[str] = set()
    for root, numbers in sorted(clusters.members.items()):
        leader, item = leading(clusters, sorted(numbers))
        if item and item not in taken:
            ids[root] = item
            taken.add(item)
        else:
            sharing[leader.identity].append(root)
    for key, roots in sorted(sharing.items()):
        if len(roots) == 1:
            ids[roots[0]] = content_id("e", *key)
            continue
        ordered = sorted(roots, key=lambda root: difference(clusters, root))
        ids[ordered[0]] = content_id("e", *key)
        for root in ordered[1:]:
            ids[root] = content_id("e", *key, *difference(clusters, root))
    return ids


def leading(clusters: Clusters, numbers: list[int]) -> tuple[Profile, str | None]:
    """Return the profile and the item that give a cluster its id: what a person linked it to, then those
    of the subject of the last merge, then those of any member."""
    found, constraints = clusters.profiles, clusters.constraints
    members = [found[n] for n in numbers]
    if constraints is None or (len(numbers) == 1 and numbers[0] not in constraints.forced):
        return chief(members), next((profile.item for profile in members if profile.item), None)
    inside = set(numbers)
    subjects = [  # that of the last merge first
        d.one for d in constraints.merges if d.one in inside and d.decision.verb == "merge"
    ]
    links = [constraints.forced[n] for n in numbers if n in constraints.forced]
    free = (n for n in (*subjects, *numbers) if n not in constraints.forced)
    own = next((item for n in free if (item := found[n].item)), None)
    item = item_of(max(links, key=when)) if links else own
    return found[subjects[0]] if subjects else chief(members), item or None


def chief(members: list[Profile]) -> Profile:
    """Return the profile that an id is made of: of the name that the earliest article gave, names that
    mean somebody by themselves before bare last names."""
    return min(members, key=lambda p: (not p.named, p.group == "misc", bool(p.scope), p.since, p.key))


def difference(clusters: Clusters, root: int) -> tuple[str, str, str]:
    """Return what tells a cluster from another of the same name: the day and id of its first article,
    so that a namesake in a later article takes no id away."""
    return min(clusters.profiles[n].since for n in clusters.members[root])


def entity(identifier: str, members: list[Profile], renamed: str | None = None) -> Entity:
    """Return the record of a cluster. `renamed` is the name that a person gave it."""
    entry = None if identifier.startswith("e-") else gazetteer.by_id(identifier)
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
    also = {*names, name}
    name = renamed or name
    return Entity(
        id=identifier,
        kind=cast(Kind, kind),
        name=name,
        aliases=tuple(sorted((also if renamed else set(names)) - {name})),
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
