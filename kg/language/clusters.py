"""Clusters of mentions that grow while an article is read."""

from __future__ import annotations

from kg.language.draft import Draft
from kg.language.lexicon import Gender
from kg.language.parse import Parse
from kg.language.roles import governor

PERSONAL = frozenset(["person", "politician", "office"])


class Clusters:
    """Disjoint sets of mentions, the root being the earliest; with what is known of each.

    genders: as names, titles and nouns tell; heard: as the pronouns tell that were found to mean it.
    governors: rows of the predicates whose arguments a cluster's mentions are.
    unsure: pronouns that are in their cluster by a guess.
    """

    def __init__(self, parse: Parse, drafts: list[Draft]) -> None:
        self.parents = list(range(len(drafts)))
        self.sizes = [1] * len(drafts)
        self.read = [0] * len(drafts)
        self.unsure: set[int] = set()
        self.genders: list[Gender | None] = [d.gender if d.form != "pronoun" else None for d in drafts]
        self.heard: list[Gender | None] = [d.gender if d.form == "pronoun" else None for d in drafts]
        self.named = [d.form == "name" for d in drafts]
        self.many = [d.form != "pronoun" and d.number == "many" for d in drafts]
        self.personal = [d.form != "pronoun" and d.kind in PERSONAL for d in drafts]
        self.content = [d.form != "pronoun" for d in drafts]
        self.governor = [governor(parse, d.row) for d in drafts]
        self.governors: list[set[int]] = [{g} if g >= 0 else set() for g in self.governor]

    def find(self, number: int) -> int:
        parents = self.parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one cluster of the two."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        if a > b:
            a, b = b, a
        self.parents[b] = a
        self.sizes[a] += self.sizes[b]
        self.read[a] += self.read[b]
        self.genders[a] = self.genders[a] or self.genders[b]
        self.heard[a] = self.heard[a] or self.heard[b]
        self.named[a] = self.named[a] or self.named[b]
        self.many[a] = self.many[a] or self.many[b]
        self.personal[a] = self.personal[a] or self.personal[b]
        self.content[a] = self.content[a] or self.content[b]
        self.governors[a] |= self.governors[b]

    def size(self, number: int) -> int:
        return self.sizes[self.find(number)]

    def seen(self, number: int) -> None:
        """Count a mention that the reader has passed."""
        self.read[self.find(number)] += 1
