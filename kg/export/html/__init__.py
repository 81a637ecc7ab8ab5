"""The explorer: one HTML file that shows a graph and, behind every edge, the sentences it rests on.

The file is whole: no request leaves it and it works from disk. `page` builds it, `drawing` makes its
nodes and edges, `layout` places them, `look` says what each kind and status looks like, `passages`
cuts sentences into marked parts.
"""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import UsageError
from kg.export.html.drawing import Explorable
from kg.export.html.page import render

__all__ = ["Explorable", "render", "write"]


def write(graph: Explorable, path: Path | str) -> Path:
    """Write the graph as one self-contained page and return its path.

    The file appears whole or not at all. Raises UsageError where it cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(render(graph).encode("utf-8"))
        os.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{target}: cannot write the page: {error.strerror}") from error
    return target
