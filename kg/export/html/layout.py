"""Where the nodes stand: a force-directed layout that gives the same integers on every machine.

Fruchterman and Reingold, "Graph Drawing by Force-directed Placement" (1991), with a pull to the
centre that keeps unconnected parts near, then a separation of labels that overlap. Only elementwise
arithmetic and sums in a fixed order are used: no BLAS, no eigenvectors, no random numbers, whose
last bits differ between machines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Positions = NDArray[np.float64]
Links = Sequence[tuple[int, int]]

SPACING = 56.0
"""Wanted length of an edge, in the page's pixels at zoom 1."""
FILL = 0.45
"""Largest share of the ground that nodes and labels may cover."""
STRETCH = np.array([1.25, 0.95])
"""Screens and names are wider than they are high."""
GRAVITY = 0.9
"""Pull to the centre; 0.9 makes a graph without edges about as wide as its nodes need."""
DENSE = 600
"""Up to this many nodes every pair repels; beyond it only pairs nearer than `REACH` spacings."""
REACH = 2.5


def place(count: int, links: Links, boxes: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return x and y of each node. `boxes` are the width and height that each takes with its label."""
    if count == 0:
        return []
    edges = np.array(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}), dtype=np.int64)
    edges = edges.reshape(-1, 2)
    positions = _spiral(_breadth_first(count, edges))
    positions = _settle(positions, edges, rounds=220 if count <= DENSE else 70)
    sizes = np.array(boxes, dtype=np.float64).reshape(-1, 2)
    positions = _separate(_widen(positions * STRETCH, sizes), sizes)
    positions -= np.round((positions.min(axis=0) + positions.max(axis=0)) / 2)
    return [(round(float(x)), round(float(y))) for x, y in positions]


def _breadth_first(count: int, edges: NDArray[np.int64]) -> list[int]:
    """Return the nodes so that neighbours come near each other, the best connected first."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges.tolist():
        neighbours[a].append(b)
        neighbours[b].append(a)
    by_degree = sorted(range(count), key=lambda node: (-len(neighbours[node]), node))
    order: list[int] = []
    seen = [False] * count
    for root in by_degree:
        queue = [] if seen[root] else [root]
        seen[root] = True
        for node in queue:
            fresh = sorted(
                (n for n in neighbours[node] if not seen[n]), key=lambda n: (-len(neighbours[n]), n)
            )
            for n in fresh:
                seen[n] = True
            queue.extend(fresh)
        order.extend(queue)
    return order


def _spiral(order: list[int]) -> Positions:
    """Return the nodes on a sunflower's spiral, the first of the order in its middle."""
    turn = math.pi * (3 - math.sqrt(5))
    positions = np.zeros((len(order), 2))
    for rank, node in enumerate(order):
        radius = SPACING * 0.6 * math.sqrt(rank)
        positions[node] = (radius * math.cos(turn * rank), radius * math.sin(turn * rank))
    return np.round(positions, 3)


def _settle(positions: Positions, edges: NDArray[np.int64], rounds: int) -> Positions:
    """Return the positions after edges have pulled and nodes have pushed, ever more gently."""
    count = len(positions)
    degree = np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    weight = 1 + np.sqrt(degree) * 0.6
    for step in range(rounds):
        force = _repulsion(positions, weight)
        if len(edges):
            force += _attraction(positions, edges, count)
        force -= positions * GRAVITY * weight[:, None]
        length = np.sqrt((force * force).sum(axis=1))[:, None]
        limit = SPACING * 0.5 * (1 - step / rounds) + 1
        positions = positions + force / np.maximum(length, 1e-9) * np.minimum(length, limit)
    return positions


def _attraction(positions: Positions, edges: NDArray[np.int64], count: int) -> Positions:
    pull = positions[edges[:, 1]] - positions[edges[:, 0]]
    pull *= np.sqrt((pull * pull).sum(axis=1))[:, None] / SPACING
    return _gather(edges[:, 0], pull, count) - _gather(edges[:, 1], pull, count)


def _gather(index: NDArray[np.int64], values: Positions, count: int) -> Positions:
    """Return the sum of the values at each index, added in the order given."""
    columns = [np.bincount(index, weights=values[:, axis], minlength=count) for axis in (0, 1)]
    return np.stack(columns, axis=1)


def _repulsion(positions: Positions, weight: NDArray[np.float64]) -> Positions:
    count = len(positions)
    if count <= DENSE:
        apart = positions[:, None, :] - positions[None, :, :]
        squared = (apart * apart).sum(axis=2) + 1.0
        strength = SPACING**2 * weight[:, None] * weight[None, :] / squared
        return np.asarray((apart * strength[:, :, None]).sum(axis=1))
    pairs = _near(positions, SPACING * REACH)
    apart = positions[pairs[:, 0]] - positions[pairs[:, 1]]
    strength = weight[pairs[:, 0]] * weight[pairs[:, 1]] * SPACING**2 / ((apart * apart).sum(axis=1) + 1.0)
    push = apart * strength[:, None]
    return _gather(pairs[:, 0], push, count) - _gather(pairs[:, 1], push, count)


def _near(positions: Positions, reach: float) -> NDArray[np.int64]:
    """Return the pairs of nodes nearer than `reach`, sorted."""
    pairs = cKDTree(positions).query_pairs(reach, output_type="ndarray")
    return np.asarray(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))], dtype=np.int64)


def _widen(positions: Positions, boxes: Positions) -> Positions:
    """Return the positions blown up, where the boxes would fill more than `FILL` of their ground."""
    ground = float(np.prod(positions.max(axis=0) - positions.min(axis=0) + boxes.max(axis=0)))
    wanted = float((boxes[:, 0] * boxes[:, 1]).sum()) / FILL
    return positions * math.sqrt(max(wanted / ground, 1.0))


def _separate(positions: Positions, boxes: Positions, rounds: int = 400) -> Positions:
    """Return the positions after boxes that overlap have been moved apart along the shorter way."""
    if len(positions) < 2:
        return positions
    reach = float(np.sqrt((boxes * boxes).sum(axis=1)).max())
    for _ in range(rounds):
        pairs = _near(positions, min(reach, 420.0))
        apart = positions[pairs[:, 0]] - positions[pairs[:, 1]]
        overlap = (boxes[pairs[:, 0]] + boxes[pairs[:, 1]]) / 2 - np.abs(apart)
        colliding = (overlap > 0).all(axis=1)
        pairs, apart, overlap = pairs[colliding], apart[colliding], overlap[colliding]
        if not len(pairs):
            break
        sideways = (overlap[:, 0] <= overlap[:, 1])[:, None]
        axis = np.concatenate([sideways, ~sideways], axis=1)
        push = np.where(apart >= 0, 1.0, -1.0) * overlap * axis * 0.5
        moved = _gather(pairs[:, 0], push, len(positions)) - _gather(pairs[:, 1], push, len(positions))
        positions = positions + np.clip(moved, -60, 60)
    return positions
