"""Political news into a knowledge graph that people can trust.

    import kg
    graph = kg.build("articles/")
    print(graph.about("Jeff Sessions"))

The names below are imported when they are first used, so that `import kg` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Config
    from kg.corpus import Corpus, open  # noqa: A004 read as `kg.open`
    from kg.errors import KgError
    from kg.ingest import read
    from kg.pipeline import Graph, annotate, build, extract

__version__ = "0.1.0"
__all__ = ["Config", "Corpus", "Graph", "KgError", "annotate", "build", "extract", "open", "read"]

HOME = {
    "Config": "kg.config",
    "Corpus": "kg.corpus",
    "KgError": "kg.errors",
    "read": "kg.ingest",
    "Graph": "kg.pipeline",
    "annotate": "kg.pipeline",
    "build": "kg.pipeline",
    "extract": "kg.pipeline",
    "open": "kg.corpus",
}


def __getattr__(name: str) -> Any:
    if name not in HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
