"""The graph as GraphML, for Gephi, yEd, Cytoscape and igraph.

GraphML knows only text, numbers and truth values: lists are joined by ` | `, what is unknown is left
out, and characters that XML 1.0 forbids are taken away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.files import written

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(graph: Graph, path: str | os.PathLike[str]) -> None:
    """Write nodes by entity id, and one edge a fact, whose id is the fact's."""
    import networkx as nx

    with written(path) as stream:
        stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
        for line in nx.generate_graphml(plain(graph)):
            stream.write(line + "\n")


def plain(graph: Graph) -> nx.MultiDiGraph:
    """Return the graph with attributes that GraphML can hold; `label` is what programs show."""
    import networkx as nx

    full = graph.to_networkx()
    out = nx.MultiDiGraph()
    for node, values in full.nodes(data=True):
        out.add_node(legal(node), label=legal(values["name"]), **legal_values(values))
    for subject, thing, key, values in full.edges(keys=True, data=True):
        evidence = values.pop("evidence")
        listed = {
            "sentences": [item["sentence"] for item in evidence],
            "urls": [item["url"] for item in evidence if item["url"]],
            "said_by": [name for item in evidence for name in item["speakers"]],
        }
        merged = legal_values({"label": values["predicate"], **values, **listed})
        out.add_edge(legal(subject), legal(thing), key=legal(key), **merged)
    return out


def legal_values(values: dict[str, object]) -> dict[str, str | int | float]:
    """Return the values as text or numbers, those that are unknown or empty left out."""
    kept: dict[str, str | int | float] = {}
    for name, value in values.items():
        if isinstance(value, int | float):
            kept[name] = value
        elif isinstance(value, str):
            kept[name] = legal(value)
        elif isinstance(value, Iterable):
            words = list(dict.fromkeys(legal(str(item)) for item in value))
            if words:
                kept[name] = " | ".join(words)
        elif value is not None:
            raise TypeError(f"GraphML holds no {type(value).__name__}: {name}={value!r}")
    return kept


def legal(text: str) -> str:
    return FORBIDDEN.sub("", text)
