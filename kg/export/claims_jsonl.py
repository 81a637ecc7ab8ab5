"""The annotated articles of a graph as JSON lines, each with its text: what `kg extract` writes, and more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kg.graph.files import written
from kg.lines import to_line

if TYPE_CHECKING:
    from kg.graph import Graph


def write(graph: Graph, path: str | os.PathLike[str]) -> None:
    """Write the graph's annotated articles, a line each with their texts, whole or not at all."""
    with written(path) as target:
        for item in graph.annotated.values():
            target.write(to_line(item, text=True) + "\n")
