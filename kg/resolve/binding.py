"""Decisions to the profiles that they are about.

A reference is looked up by its places, then by its id, then by name and kind. So a decision keeps its
subject when articles are added, when a link changes an id, and when an article that it was made in is
gone; what is found in none of the three ways is told, not dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

from kg.language.gazetteer import key
from kg.records import Anchor, Annotated, Decision, Reference, content_id
from kg.resolve.compare import conflict
from kg.resolve.decisions import chain_at, when
from kg.resolve.profiles import GROUPS, Place, Profile


class Watch:
    """Notes, as the articles pass by, which chains stand at the places that decisions name.

    `place` gives the chain of a place; `leaving` the split by which a chain leaves its entity, the last
    one where there are several.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.place: dict[Anchor, Place] = {}
        self.leaving: dict[Place, str] = {}
        self._wanted: dict[str, set[int]] = defaultdict(set)
        self._splits: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for decision in sorted(decisions, key=when):
            for anchor in (*decision.subject.at, *decision.object.at):
                self._wanted[anchor.article].add(anchor.offset)
            if decision.verb == "split" and decision.judgement == "positive":
                for anchor in decision.object.at:
                    self._splits[anchor.article].append((anchor.offset, decision.id))

    def passing(self, annotated: Iterable[Annotated]) -> Iterator[Annotated]:
        """Yield the articles as they are."""
        for item in annotated:
            name = item.article.id
            for offset in sorted(self._wanted.get(name, ())):
                chain = chain_at(item, offset)
                if chain is not None:
                    self.place[Anchor(name, offset)] = (name, chain)
            for offset, split in self._splits.get(name, ()):
                place = self.place.get(Anchor(name, offset))
                if place is not None:
                    self.leaving[place] = split
            yield item


class Binding:
    """Finds the profile that a reference means."""

    def __init__(self, found: list[Profile], watch: Watch, splits: Mapping[str, Decision]) -> None:
        self.found = found
        self.watch = watch
        self.splits = splits
        named = set(watch.place.values())
        self.number_at = {
            place: number for number, p in enumerate(found) for place in p.members if place in named
        }

    def find(self, reference: Reference, decision: Decision) -> int | None:
        """Return the number of the profile, None where there is none or more than one.

        A chain that a later decision split off is no longer what this one was about.
        """
        left: list[int] = []
        for anchor in reference.at:
            place = self.watch.place.get(anchor)
            number = None if place is None else self.number_at.get(place)
            if number is None:
                continue
            split = self.splits.get(self.found[number].split)
            if split is None or when(split) < when(decision):
                return number
            left.append(number)
        for number in (self.by_id.get(reference.id), self.named(reference), *left[:1]):
            if number is not None:
                return number
        return None

    def named(self, reference: Reference) -> int | None:
        """Return the profile that bears a name, unless bearers of it cannot be one."""
        group = GROUPS.get(reference.kind)
        numbers = [
            n
            for n in self.by_name.get(key(reference.name), ())
            if group is None or self.found[n].group == group
        ]
        if not self.one(numbers):
            return None
        return min(numbers, key=lambda n: (bool(self.found[n].scope), self.found[n].since), default=None)

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The profile that gives an entity its id: that of its item, or of its name, the first article's.
        Where namesakes conflict the id that they share is nobody's: who had it may be gone."""
        ids = {profile.item: number for number, profile in enumerate(self.found) if profile.item}
        bearers: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for number in sorted(range(len(self.found)), key=lambda n: (self.found[n].since, n)):
            if not self.found[number].item:
                bearers[self.found[number].identity].append(number)
        for identity, numbers in bearers.items():
            for number in numbers if len(numbers) > 1 else ():
                ids.setdefault(content_id("e", *identity, *self.found[number].since), number)
            if self.one(numbers):
                ids.setdefault(content_id("e", *identity), numbers[0])
        return ids

    def one(self, numbers: list[int]) -> bool:
        """Say whether no two of the profiles conflict."""
        return not any(conflict(self.found[a], self.found[b]) for a, b in combinations(numbers, 2))

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """The profiles that bear a name, those split off left out."""
        names: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.found):
            if not profile.split:
                for name in {key(name) for name in profile.names}:
                    names[name].append(number)
        return names
