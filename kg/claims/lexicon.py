"""Word classes that the clause rules ask for: `ontology/constructions.csv`, read once."""

from __future__ import annotations

from functools import cache

from kg.errors import OntologyError
from kg.ontology import rows


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in rows("constructions.csv")}


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class. Raises OntologyError on an unknown class."""
    try:
        return _classes()[name]
    except KeyError:
        raise OntologyError(f"constructions.csv has no class {name!r}") from None
