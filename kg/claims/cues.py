"""The table of cues: words that introduce what somebody says, thinks or intends (`ontology/cues.csv`).

Classes follow Levin (1993), "English Verb Classes and Alternations", sections 29 (predicative complements),
31 (psych verbs), 33 (judgment), 37 (communication) and 62 (desire).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.errors import OntologyError
from kg.ontology import rows

FILE = "cues.csv"
FRAMES = frozenset(
    (
        "that",
        "that_mark",
        "quote",
        "to",
        "ing",
        "obj_that",
        "obj_to",
        "obj_of",
        "small",
        "as",
        "np",
        "clause",
        "saying",
    )
)
NONE: Mapping[str, str] = {}
Table = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Part of speech -> lemma -> frame -> class."""


@cache
def table() -> Table:
    """Return part of speech -> lemma -> frame -> class. Raises OntologyError on an unknown frame."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows(FILE):
        frame = row["frame"]
        if frame not in FRAMES and not frame.startswith("prep:"):
            wanted = ", ".join(sorted(FRAMES))
            raise OntologyError(f"{FILE}: {row['lemma']}: frame {frame!r} is none of {wanted}, prep:…")
        found.setdefault(row["pos"], {}).setdefault(row["lemma"], {})[frame] = row["class"]
    return found


def frames(pos: str, lemma: str) -> Mapping[str, str]:
    """Return the frames of a word with their classes, e.g. `frames("verb", "say")`."""
    return table().get(pos, {}).get(lemma, NONE)
