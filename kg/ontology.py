"""What `ontology/` says, and where it lies: in the wheel as `kg/_ontology`, in a checkout beside `kg`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.errors import OntologyError

KINDS = (
    "person", "politician", "organization", "party", "country", "place",
    "event", "election", "group", "office", "topic", "misc",
)  # fmt: skip

EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "STATEMENT",
)  # fmt: skip
"""PLOVER's roots, and STATEMENT for plain speech."""


@cache
def folder() -> Path:
    """Return the folder that holds the ontology. Raises OntologyError where there is none."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "_ontology", package.parent / "ontology"):
        if candidate.is_dir():
            return candidate
    raise OntologyError(f"no ontology beside {package}: reinstall kg-news")


def read_text(name: str) -> str:
    """Return the text of a file under ontology/, e.g. `queries/who_met_whom.rq`."""
    path = folder() / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}") from error


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV table under ontology/. Lines that begin with `#` are comments."""
    lines = [line for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]
    for number, row in enumerate(csv.DictReader(lines), start=2):
        if None in row or None in row.values():
            raise OntologyError(f"{folder() / name}: row {number}: wrong number of columns: {row}")
        yield row
