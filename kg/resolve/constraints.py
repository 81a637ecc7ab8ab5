"""What human decisions demand of clustering: what must be one, what must not, names and items set by hand.

Decisions are taken the latest first; one that contradicts a later one is overruled and told. The rules
then cluster as they would without merges, but never join what was kept apart; at the end the merges join
what the rules made of either side. So a merge joins exactly two entities and sets nothing else in motion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.records import Decision
from kg.resolve.binding import Binding
from kg.resolve.decisions import Unmet, signed, when
from kg.resolve.profiles import Profile


@dataclass(frozen=True, slots=True)
class Demand:
    """Two profiles that must be one, or must not. `link` where a link to one item asks for it."""

    decision: Decision
    same: bool
    one: int
    other: int
    link: bool = False


class Constraints:
    """Profiles by number. Sets of them that are one by the rules so far or by decision, and between which
    sets there is a ban.

    forced: the item that a link sets, "" for none; renamed: the name to show; judged: the pairs that
    somebody has looked at; reasons: what decisions say of a profile.
    """

    def __init__(self, found: list[Profile]) -> None:
        self.found = found
        self.parent = list(range(len(found)))
        self.items = [{p.item} if p.item else set() for p in found]
        self.bans: dict[int, dict[int, Decision]] = defaultdict(dict)
        self.forced: dict[int, Decision] = {}
        self.pinned: dict[int, Decision] = {}
        self.renamed: dict[int, Decision] = {}
        self.merges: list[Demand] = []
        self.judged: set[tuple[int, int]] = set()
        self.reasons: dict[int, list[str]] = defaultdict(list)
        self.unmet: list[Unmet] = []

    def root(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def ban(self, one: int, other: int) -> Decision | None:
        """Return the decision that keeps two sets apart."""
        return self.bans.get(self.root(one), {}).get(self.root(other))

    def keep_apart(self, one: int, other: int, decision: Decision) -> None:
        a, b = self.root(one), self.root(other)
        self.bans[a].setdefault(b, decision)
        self.bans[b].setdefault(a, decision)

    def unite(self, one: int, other: int) -> None:
        """Make two sets one, with their bans, items and the latest of their links."""
        kept, gone = sorted((self.root(one), self.root(other)))
        if kept == gone:
            return
        self.parent[gone] = kept
        self.items[kept] |= self.items[gone]
        for root, decision in self.bans.pop(gone, {}).items():
            self.bans[root].pop(gone, None)
            self.bans[root].setdefault(kept, decision)
            self.bans[kept].setdefault(root, decision)
        pins = [self.pinned.pop(root) for root in (kept, gone) if root in self.pinned]
        if pins:
            self.pinned[kept] = max(pins, key=when)

    def forbids(self, one: int, other: int) -> bool:
        """Say whether a decision forbids the rules to join two sets."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return False
        return b in self.bans.get(a, ()) or self.other_item(a, b) or self.other_item(b, a)

    def other_item(self, pinned: int, other: int) -> bool:
        """Say whether a set has an item by hand and the other set one that is not it."""
        link = self.pinned.get(pinned)
        if link is None:
            return False
        theirs = self.pinned.get(other)
        items = self.items[other] if theirs is None else {item_of(theirs)} - {""}
        return bool(items - {item_of(link)})


def item_of(link: Decision) -> str:
    """Return the item that a link gives, "" for none: a negative one only takes an item away."""
    return link.value if link.judgement == "positive" else ""


@dataclass(slots=True)
class Drafting:
    """Demands and settings as they are gathered from the decisions, before they are weighed."""

    constraints: Constraints
    demands: list[Demand] = field(default_factory=list)
    refused: dict[int, dict[str, Decision]] = field(default_factory=lambda: defaultdict(dict))

    def gather(self, decisions: Iterable[Decision], binding: Binding) -> None:
        """Take up every decision that is in force, the latest first."""
        split_off: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.constraints.found):
            if profile.split:
                split_off[profile.split].append(number)
        for decision in sorted(decisions, key=when, reverse=True):
            if decision.judgement == "unsure" and decision.verb != "merge":
                continue  # a proposal that nobody has taken up
            if decision.verb == "split":
                self.split(decision, binding, split_off[decision.id])
                continue
            one = binding.find(decision.subject, decision)
            other = binding.find(decision.object, decision) if decision.verb == "merge" else None
            if one is None or (decision.verb == "merge" and other is None):
                lost = decision.subject if one is None else decision.object
                self.unmet(decision, f"nothing here is {shown(lost.name, lost.id)} any more, or several are")
            elif decision.verb == "merge" and other is not None:
                self.merge(decision, one, other)
            elif decision.verb == "rename":
                self.constraints.renamed.setdefault(one, decision)
            elif decision.verb == "link":
                self.link(decision, one, binding)

    def unmet(self, decision: Decision, reason: str) -> None:
        self.constraints.unmet.append(Unmet(decision, reason))

    def merge(self, decision: Decision, one: int, other: int) -> None:
        self.constraints.judged.add((min(one, other), max(one, other)))
        if one == other:
            if decision.judgement == "negative":
                self.unmet(decision, "both stand under one name: split off the articles of one of them")
        elif decision.judgement != "unsure":
            self.demands.append(Demand(decision, decision.judgement == "positive", one, other))

    def split(self, decision: Decision, binding: Binding, numbers: list[int]) -> None:
        """Make one of the chains that leave, and keep it apart from where they were."""
        if not numbers:
            self.unmet(decision, "none of its places is in an article here, or a later split took them")
            return
        for number in numbers[1:]:
            self.demands.append(Demand(decision, True, numbers[0], number, link=True))
        left = binding.find(decision.subject, decision)
        if left is not None and left not in numbers:
            self.demands.append(Demand(decision, False, numbers[0], left))

    def link(self, decision: Decision, number: int, binding: Binding) -> None:
        """Set an item, or refuse one; what was said later of the same profile stands."""
        forced, refused = self.constraints.forced, self.refused[number]
        if decision.judgement == "positive":
            if decision.value in refused:
                self.unmet(decision, f"overruled by the later decision {refused[decision.value].id}")
            else:
                forced.setdefault(number, decision)
            return
        if number in forced and item_of(forced[number]) == decision.value:
            self.unmet(decision, f"overruled by the later decision {forced[number].id}")
            return
        refused.setdefault(decision.value, decision)
        bearer = binding.by_id.get(decision.value)
        if bearer is not None and bearer != number:
            self.demands.append(Demand(decision, False, number, bearer))

    def without(self) -> None:
        """Take away the items that were refused, where no other was set."""
        for number, refused in self.refused.items():
            item = self.constraints.found[number].item
            if item is not None and item in refused:
                self.constraints.forced.setdefault(number, refused[item])

    def same_items(self) -> None:
        """Ask that what a link gives one item be one with what else has it."""
        holders: dict[str, list[int]] = defaultdict(list)
        forced = self.constraints.forced
        for number, profile in enumerate(self.constraints.found):
            item = item_of(forced[number]) if number in forced else profile.item
            if item:
                holders[item].append(number)
        for numbers in holders.values():
            linked = sorted((n for n in numbers if n in forced), key=lambda n: when(forced[n]))
            own = [n for n in numbers if n not in forced]
            first, *others = [*own, *linked]
            self.demands += [Demand(forced[n], True, n, first, link=True) for n in others if n in forced]

    def weigh(self) -> None:
        """Take the demands, the latest first; those that contradict a later one are overruled."""
        constraints = self.constraints
        self.demands.sort(key=lambda demand: (not demand.same, demand.one, demand.other))
        for demand in sorted(self.demands, key=lambda demand: when(demand.decision), reverse=True):
            a, b = demand.one, demand.other
            if demand.same:
                against = constraints.ban(a, b)
                if against is None:
                    constraints.merges.append(demand)
                    constraints.unite(a, b)
                    continue
                if demand.link and demand.decision.verb == "link":
                    constraints.forced.pop(a, None)
                self.unmet(demand.decision, f"overruled by the later decision {against.id}")
            elif constraints.root(a) == constraints.root(b):
                self.unmet(demand.decision, "overruled by later decisions that make the two one")
            else:
                constraints.keep_apart(a, b, demand.decision)
                self.tell_apart(demand)

    def tell_apart(self, demand: Demand) -> None:
        for one, other in ((demand.one, demand.other), (demand.other, demand.one)):
            label = self.constraints.found[other].label
            done = "split" if demand.decision.verb == "split" else "kept apart"
            self.constraints.reasons[one].append(f"not {label!r}: {signed(demand.decision, done)}")

    def pin(self) -> None:
        """Give every set the items that links leave it, and tell of links and names."""
        constraints = self.constraints
        for number, link in sorted(constraints.forced.items()):
            root = constraints.root(number)
            latest_link = max(filter(None, (constraints.pinned.get(root), link)), key=when)
            constraints.pinned[root] = latest_link
            done = f"linked to {item_of(link)}" if item_of(link) else "linked to nothing"
            constraints.reasons[number].append(signed(link, done))
        for number, rename in constraints.renamed.items():
            constraints.reasons[number].append(signed(rename, f"named {rename.value!r}"))


def constraints_of(found: list[Profile], decisions: Iterable[Decision], binding: Binding) -> Constraints:
    """Return what decisions in force demand of profiles."""
    drafting = Drafting(Constraints(found))
    drafting.gather(decisions, binding)
    drafting.without()
    drafting.same_items()
    drafting.weigh()
    drafting.pin()
    return drafting.constraints


def shown(name: str, identifier: str) -> str:
    parts = (repr(name) if name else "", f"({identifier})" if identifier else "")
    return " ".join(filter(None, parts)) or "at its places"


def reasons_of(constraints: Constraints, members: Iterable[int]) -> Iterator[str]:
    """Yield what decisions say of the members of a cluster."""
    for number in members:
        yield from constraints.reasons.get(number, ())
