"""Claims and entities in, facts out: `Graph.build`, then look at it, filter it, walk it."""

from __future__ import annotations

from kg.graph.graph import About, Graph

__all__ = ["About", "Graph"]
