"""Which nouns name what a person is: offices, occupations, functions."""

from __future__ import annotations

from functools import cache

from kg.language.parse import Parse
from kg.ontology import rows

OFFICES = frozenset({"head-of-state", "government", "legislature", "law", "military"})
"""Fields whose roles are held for a country ("Russian ambassador"), not only by one of its people."""

ENDINGS = ("man", "woman", "person", "ologist", "ographer", "keeper", "holder", "worker", "maker")


@cache
def role_nouns() -> dict[str, str]:
    """Return the lemmas in `ontology/roles.csv` with their fields."""
    return {row["noun"]: row["field"] for row in rows("roles.csv")}


def is_office(parse: Parse, row: int) -> bool:
    """Is the role an office ("minister"), not an occupation ("baker")?"""
    known = role_nouns()
    return known.get(parse.lowers[row].rstrip("."), known.get(parse.lemmas[row].lower())) in OFFICES


def is_role(parse: Parse, row: int) -> bool:
    """Is the noun a role ("spokesman", "President", "co-founder")?"""
    if parse.pos[row] not in {"NOUN", "PROPN", "ADJ"}:
        return False
    word = parse.lowers[row].rstrip(".")
    lemma = parse.lemmas[row].lower()
    return (
        word in role_nouns()
        or lemma in role_nouns()
        or (parse.pos[row] == "NOUN" and lemma.endswith(ENDINGS))
    )
