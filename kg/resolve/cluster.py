"""Profiles into clusters: compare within blocks, join the surest first, never across a conflict.

The result does not depend on the order of the articles: pairs are sorted by score and by the
signatures of the profiles, and a name that fits two clusters is given to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.language import gazetteer
from kg.resolve.compare import CONTEXT, SAME, compare, conflict, weigh
from kg.resolve.constraints import Constraints
from kg.resolve.decisions import signed
from kg.resolve.names import FORMAL, acronym, is_acronym, person_name, sound
from kg.resolve.profiles import Profile

SEVERAL = 3
"""So many people in the gazetteer make a last name one of many bearers."""

LEAD = 0.15
"""By how much context must prefer one bearer of a last name to the next."""


class Clusters:
    """Sets of profiles that are one, with the reasons. Profiles go by their number."""

    def __init__(self, found: list[Profile], constraints: Constraints | None = None) -> None:
        self.constraints = constraints
        self.profiles = found
        self.parent = list(range(len(found)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(found))}
        self.reasons: dict[int, list[str]] = defaultdict(list)

    def root(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def clash(self, one: int, other: int) -> bool:
        """Say whether any two members of the two clusters conflict, or a person has kept them apart."""
        if self.constraints is not None and self.constraints.forbids(one, other):
            return True
        ours, theirs = self.members[self.root(one)], self.members[self.root(other)]
        return any(conflict(self.profiles[i], self.profiles[j]) for i in ours for j in theirs)

    def join(self, one: int, other: int, reason: str) -> None:
        """Make the two clusters one, unless they are or conflict."""
        kept, gone = sorted((self.root(one), self.root(other)))
        if kept == gone or self.clash(kept, gone):
            return
        if self.constraints is not None:
            self.constraints.unite(kept, gone)
        self.unite(kept, gone)
        a, b = sorted((self.profiles[one].label, self.profiles[other].label))
        self.reasons[kept].append(f"{a!r} is {b!r}: {reason}" if a != b else f"{a!r}: {reason}")

    def unite(self, kept: int, gone: int) -> None:
        """Make two clusters one, whatever they hold."""
        self.parent[gone] = kept
        self.members[kept] += self.members.pop(gone)
        self.reasons[kept] += self.reasons.pop(gone, [])

    def obey(self) -> None:
        """Join what people made one, whatever the rules say."""
        for demand in self.constraints.merges if self.constraints is not None else ():
            kept, gone = sorted((self.root(demand.one), self.root(demand.other)))
            if kept != gone:
                self.unite(kept, gone)
            done = {"merge": "merged", "split": "split off together"}.get(demand.decision.verb, "linked")
            a, b = self.profiles[demand.one].label, self.profiles[demand.other].label
            self.reasons[kept].append(f"{a!r} is {b!r}: {signed(demand.decision, done)}")


def blocks(found: list[Profile]) -> Iterator[list[int]]:
    """Yield lists of profiles that may be one: same item, same last name and like first name, same name."""
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, profile in enumerate(found):
        if profile.split:
            continue  # joined by people only
        if profile.item:
            by_key["item", profile.item].append(number)
        if profile.scope:
            by_key["scope", profile.group, profile.key, profile.scope].append(number)
        elif profile.person is not None:
            for key in person_blocks(profile):
                by_key[key].append(number)
        else:
            for name in sorted({profile.key, *profile.keys}):
                by_key["name", name].append(number)
    for key in sorted(by_key):
        if len(by_key[key]) > 1:
            yield by_key[key]


def person_blocks(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield the blocks of a full name: last name by sound, with initial and formal first name."""
    person = profile.person
    if person is None or not person.full:
        return
    last = sound(person.last)
    for letter in sorted({person.first[0], sound(person.first)[0]}):  # Yevgeny is Evgeny
        yield "person", last, letter
    for number in sorted(FORMAL.get(person.first, ())):
        yield "person", last, str(number)


def cluster(found: list[Profile], constraints: Constraints | None = None) -> Clusters:
    """Return the profiles joined: by the rules, but for what people kept apart, then by people."""
    clusters = Clusters(found, constraints)
    pairs: Pairs = {}
    for block in blocks(found):
        for one, other in combinations(block, 2):
            if (one, other) not in pairs and joinable(found[one], found[other]):
                evidence = compare(found[one], found[other])
                if evidence.score >= SAME:
                    pairs[one, other] = (evidence.score, evidence.reason)
    for (one, other), (_, reason) in sorted(
        settled(found, pairs, constraints), key=lambda pair: (-round(pair[1][0], 6), pair[0])
    ):
        clusters.join(one, other, reason)
    for adopt in (adopt_acronyms, adopt_surnames):
        adopt(clusters)
    clusters.obey()
    return clusters


Pairs = dict[tuple[int, int], tuple[float, str]]


def settled(
    found: list[Profile], pairs: Pairs, constraints: Constraints | None = None
) -> list[tuple[tuple[int, int], tuple[float, str]]]:
    """Return the pairs without those by which a profile would be one of two that conflict: it goes to
    the one that the context prefers, or to none ("John Smith" beside a John A. and a John B. Smith).
    Of two that a person kept apart it goes to the one whose name is the likelier, and then by context."""
    partners: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        partners[one].append(other)
        partners[other].append(one)
    dropped: set[tuple[int, int]] = set()
    for number, others in sorted(partners.items()):
        liking = {n: weigh(CONTEXT, found[number], found[n]).score for n in others} if len(others) > 1 else {}
        for one, other in combinations(sorted(others), 2):
            apart = constraints is not None and constraints.ban(one, other) is not None
            if apart or conflict(found[one], found[other]):
                lead = liking[one] - liking[other]
                if apart:
                    lead += pairs[ends(number, one)][0] - pairs[ends(number, other)][0]
                if lead < LEAD:
                    dropped.add(ends(number, one))
                if -lead < LEAD:
                    dropped.add(ends(number, other))
    return [item for item in pairs.items() if item[0] not in dropped]


def ends(one: int, other: int) -> tuple[int, int]:
    """Return a pair as it is keyed."""
    return (one, other) if one < other else (other, one)


def joinable(one: Profile, other: Profile) -> bool:
    """Say whether two profiles may be compared: what the gazetteer finds ambiguous joins no item, a
    "Labour Party" only that of its own country; a thing whose kind is not known joins nothing by one word."""
    if (one.item is None) != (other.item is None) and not one.person:
        unknown = one if one.item is None else other
        if unknown.home is not None:
            return bool(unknown.home) and one.home == other.home
        return len(gazetteer.lookup(unknown.label)) < 2
    if one.group != other.group:
        return " " in one.key
    return True


def adopt_acronyms(clusters: Clusters) -> None:
    """Give an acronym to the one organisation whose initials it is."""
    by_initials: dict[str, set[int]] = defaultdict(set)
    for number, profile in enumerate(clusters.profiles):
        if profile.group == "organization" and profile.named and not profile.split:
            letters = acronym(profile.label)
            if letters:
                by_initials[letters].add(number)
    for number, profile in enumerate(clusters.profiles):
        if (
            profile.group == "organization"
            and is_acronym(profile.key)
            and len(profile.key) > 2
            and not profile.item
            and not profile.split
        ):
            roots = {clusters.root(n) for n in by_initials.get(profile.key, ())}
            if len(roots) == 1:
                clusters.join(number, roots.pop(), f"{profile.key} are its initials, and nothing else's here")


def adopt_surnames(clusters: Clusters) -> None:
    """Give a bare last name to the one person who bears it, or to the one whom the context prefers."""
    full = surname_bearers(clusters)
    chosen: list[tuple[int, int, str]] = []
    for number, profile in enumerate(clusters.profiles):
        person = profile.person
        if profile.split or person is None or person.full or profile.item:
            continue
        choice = bearer(clusters, number, full.get(person.last) or full.get(spelt(person.last), []))
        if choice is not None:
            chosen.append((number, *choice))
    for number, root, reason in chosen:
        clusters.join(number, root, reason)


def surname_bearers(clusters: Clusters) -> dict[str, list[int]]:
    """Return the clusters of those with a full name, by each of their last names and by its sound: an
    article that has only "Zelensky" means whom others call Volodymyr Zelenskyy."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, profile in enumerate(clusters.profiles):
        if profile.person is None or not profile.person.full or profile.split:
            continue
        for person in (profile.person, *map(person_name, profile.names)):
            if person.full:
                found[person.last].add(clusters.root(number))
                found[spelt(person.last)].add(clusters.root(number))
    return {last: sorted(roots) for last, roots in found.items()}


def spelt(last: str) -> str:
    """Return the key of all spellings of a last name, unlike that of any one of them."""
    return f"~{sound(last)}"


def bearer(clusters: Clusters, number: int, roots: list[int]) -> tuple[int, str] | None:
    """Return the cluster that a bare last name means, and why; None where it may be another."""
    profile = clusters.profiles[number]
    articles = {article for article, _ in profile.members}
    fitting = [root for root in roots if not clusters.clash(number, root)]
    if len(fitting) == 1:
        if beside(clusters, fitting[0], articles):
            return None  # the article itself kept the two apart
        if stranger(clusters, number, fitting[0]):
            return None
        suffix = profile.person.suffix if profile.person else ""
        if not suffix and not context(clusters, number, fitting[0])[0] and widespread(clusters, fitting[0]):
            return None
        return fitting[0], f"the only {profile.label} in these articles"
    ranked = sorted(
        ((context(clusters, number, root), root) for root in fitting), key=lambda pair: (-pair[0][0], pair[1])
    )
    if (
        len(ranked) > 1
        and ranked[0][0][0] - ranked[1][0][0] >= LEAD
        and not beside(clusters, ranked[0][1], articles)
    ):
        return ranked[0][1], ranked[0][0][1]
    return None


def stranger(clusters: Clusters, number: int, root: int) -> bool:
    """Say whether a bare last name has an office that the bearer of it is never given, and nobody is named
    beside both: "Foreign Minister Vosk" is not for certain the author Harlan Vosk."""
    profile = clusters.profiles[number]
    bearers = [clusters.profiles[n] for n in clusters.members[root]]
    if not profile.titles or any(p.item or p.others & profile.others for p in bearers):
        return False
    words = {word for title in profile.titles for word in title.split()}
    known = {word for p in bearers for title in p.titles for word in title.split()}
    return not words & known


def widespread(clusters: Clusters, root: int) -> bool:
    """Say whether others have the last name of one whom the gazetteer does not know: a bare "White" far
    from any Lyle White may be any White."""
    members = [clusters.profiles[n] for n in clusters.members[root]]
    if any(profile.item for profile in members):
        return False
    known = gazetteer.surnames()
    return any(len(known.get(p.person.last, ())) >= SEVERAL for p in members if p.person is not None)


def beside(clusters: Clusters, root: int, articles: set[str]) -> bool:
    """Say whether a cluster has a chain of its own in one of the articles."""
    return any(
        article in articles for n in clusters.members[root] for article, _ in clusters.profiles[n].members
    )


def context(clusters: Clusters, number: int, root: int) -> tuple[float, str]:
    """Return the best that the context says for a bare name being a cluster."""
    profile = clusters.profiles[number]
    found = [weigh(CONTEXT, profile, clusters.profiles[n]) for n in clusters.members[root]]
    best = max(found, key=lambda evidence: (evidence.score, evidence.reason))
    return best.score, best.reason
