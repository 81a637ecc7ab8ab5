"""The graph as vis-network data, by way of pyvis: nodes placed, an edge a fact."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from pyvis.edge import Edge
from pyvis.network import Network

from kg.export.html.layout import place
from kg.export.html.look import KIND_LOOKS, MINOR_KINDS, STATUS_LOOKS
from kg.records import Article, Claim, Entity, Fact
from kg.resolve.holders import Tenure

Row = dict[str, Any]

FEW = 120
"""Up to this many nodes all kinds are on at first and every name is drawn; beyond it the best connected."""
LABEL = 36
"""Longest label of a node, in characters; the panel has the whole name."""
BEND = 0.16
"""How much more each further edge between the same two nodes is bent."""


class Explorable(Protocol):
    """What the page needs of a graph; `kg.graph.Graph` has it."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...
    @property
    def articles(self) -> Mapping[str, Article]: ...
    @property
    def claims(self) -> Mapping[tuple[str, str], Claim]: ...
    @property
    def reasons(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def tenures(self) -> Iterable[Tenure]: ...
    @property
    def holders(self) -> Mapping[str, Entity]: ...
    def facts(self) -> Iterable[Fact]: ...


def draw(graph: Explorable, facts: list[Fact]) -> Network:
    """Return the facts as a pyvis network: every entity that has one, placed, and an edge a fact."""
    degree = Counter(end for fact in facts for end in {fact.subject, fact.object})
    order = sorted(degree, key=lambda node: (-degree[node], graph.entities[node].name, node))
    shown = _shown_at_first(graph, facts, order)
    spots = _spots(graph, facts, degree, [node for node in order if node in shown])
    wide = spots if len(shown) == len(order) else _spots(graph, facts, degree, order)
    net = Network(directed=True)
    net.options = _options(len(order))
    for node in order:
        entity = graph.entities[node]
        look = KIND_LOOKS[entity.kind]
        x, y = spots[node] if node in spots else _beside(node, facts, spots, order.index(node))
        net.add_node(
            node, _label(entity.name), shape=look.shape, color=look.colour, kind=entity.kind,
            size=_size(degree[node]), x=x, y=y, wide=list(wide[node]), core=node in shown, physics=False,
        )  # fmt: skip
    net.edges = [_edge(fact, bend) for fact, bend in zip(facts, _bends(facts), strict=True)]
    return net


def _shown_at_first(graph: Explorable, facts: list[Fact], order: list[str]) -> set[str]:
    """Return the nodes that the page shows when it opens; its script computes the same set."""
    shown = {fact for fact in facts if STATUS_LOOKS[fact.status].shown}
    if len(order) > FEW:
        shown = {
            fact
            for fact in shown
            if not {graph.entities[fact.subject].kind, graph.entities[fact.object].kind} & MINOR_KINDS
        }
    degree = Counter(end for fact in shown for end in {fact.subject, fact.object})
    return set(sorted(degree, key=lambda node: (-degree[node], order.index(node)))[:FEW])


def _spots(
    graph: Explorable, facts: list[Fact], degree: Mapping[str, int], nodes: list[str]
) -> dict[str, tuple[int, int]]:
    index = {node: number for number, node in enumerate(nodes)}
    links = [(index[f.subject], index[f.object]) for f in facts if f.subject in index and f.object in index]
    boxes = [_box(graph.entities[node].name, degree[node]) for node in nodes]
    return dict(zip(nodes, place(len(nodes), links, boxes), strict=True))


def _beside(node: str, facts: list[Fact], spots: Mapping[str, tuple[int, int]], rank: int) -> tuple[int, int]:
    """Return a place near a placed neighbour for a node that is not shown at first."""
    ends = ((fact.subject, fact.object) for fact in facts if node in (fact.subject, fact.object))
    near = next((spots[end] for pair in ends for end in pair if end in spots), (0, 0))
    angle = rank * math.pi * (3 - math.sqrt(5))
    return near[0] + round(130 * math.cos(angle)), near[1] + round(130 * math.sin(angle))


def _size(degree: int) -> float:
    return round(7 + 4.2 * math.sqrt(min(degree, 60)), 1)


def _box(name: str, degree: int) -> tuple[float, float]:
    """Return the width and height in pixels of a node with its label beneath it."""
    size = _size(degree)
    return max(2 * size, 11 * len(_label(name))) + 16, 2 * size + 50


def _label(name: str) -> str:
    flat = " ".join(name.split()) or "(no name)"
    return flat if len(flat) <= LABEL else flat[: LABEL - 1].rstrip() + "…"


def _bends(facts: list[Fact]) -> list[float]:
    """Return how far each edge is bent, so that edges between the same nodes lie beside each other.

    Positive bends lie clockwise from subject to object, so the two directions never coincide.
    """
    between = Counter(frozenset((fact.subject, fact.object)) for fact in facts)
    drawn: Counter[frozenset[str]] = Counter()
    bends: list[float] = []
    for fact in facts:
        pair = frozenset((fact.subject, fact.object))
        rank = drawn[pair]
        drawn[pair] += 1
        if between[pair] == 1:
            bends.append(0.0)
            continue
        side = (1 if rank % 2 else -1) * (1 if fact.subject == min(pair) else -1)
        bends.append(round(side * BEND * (rank // 2 + 0.5), 3))
    return bends


def _edge(fact: Fact, bend: float) -> Row:
    look = STATUS_LOOKS[fact.status]
    words = " ".join(fact.predicate.split())
    smooth: Row | bool = False
    if bend:
        smooth = {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
    options: Row = dict(Edge(fact.subject, fact.object, True, id=fact.id, label=words, smooth=smooth).options)
    options |= {
        "label": f"{words} ({look.mark})" if look.mark else words,
        "dashes": list(look.dashes) or False,
        "width": round(1.3 + 0.7 * math.log2(max(fact.sources, 1)), 2),
        "status": fact.status,
    }
    if fact.status in ("denied", "disputed"):
        options["arrows"] = {"to": True, "middle": {"enabled": True, "type": "bar", "scaleFactor": 0.4}}
    return options


def _options(nodes: int) -> Row:
    """Return vis-network's options. Nothing moves by itself: `layout` has placed the nodes."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "keyboard": False,
            "hideEdgesOnDrag": nodes > 600, "hideEdgesOnZoom": nodes > 600, "zoomSpeed": 0.6,
        },
        "nodes": {"borderWidth": 0, "borderWidthSelected": 3, "font": {"strokeWidth": 4},
                  "scaling": {"label": {"drawThreshold": 7}}},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "arrowStrikethrough": False,
            "font": {"size": 11, "strokeWidth": 3, "align": "top"}, "selectionWidth": 1.5,
            "scaling": {"label": {"drawThreshold": 7}}, "selfReference": {"size": 18},
        },
    }  # fmt: skip
