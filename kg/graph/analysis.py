"""What the shape of the graph says: who is best connected, how two are linked, what is disputed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records import Fact, Status

STANDING: tuple[Status, ...] = ("asserted", "claimed", "disputed")
"""Facts that at least one voice says happened."""


def degrees(facts: Iterable[Fact]) -> dict[str, int]:
    """Return for each entity with facts the number of distinct entities it is joined to."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        neighbours[fact.subject].add(fact.object)
        neighbours[fact.object].add(fact.subject)
    return {entity: len(neighbours[entity]) for entity in sorted(neighbours)}


def shortest_path(facts: Iterable[Fact], start: str, goal: str) -> tuple[Fact, ...] | None:
    """Return the fewest facts that lead from one entity to the other, direction aside; None without.

    Of several equally short paths it is the first by the order of the facts.
    """
    beside: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
    for fact in facts:
        beside[fact.subject].append((fact.object, fact))
        beside[fact.object].append((fact.subject, fact))
    reached: dict[str, tuple[str, Fact] | None] = {start: None}
    queue = deque([start])
    while queue and goal not in reached:
        here = queue.popleft()
        for there, fact in beside[here]:
            if there not in reached:
                reached[there] = (here, fact)
                queue.append(there)
    if goal not in reached:
        return None
    path: list[Fact] = []
    step = reached[goal]
    while step is not None:
        path.append(step[1])
        step = reached[step[0]]
    return tuple(reversed(path))
