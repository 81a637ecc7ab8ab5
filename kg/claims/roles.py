"""Which nouns name what a person is: offices, occupations, functions."""

from __future__ import annotations

from functools import cache

from kg.language.parse import Parse
from kg.ontology import rows

ENDINGS = ("man", "woman", "person", "ologist", "ographer", "keeper", "holder", "worker", "maker")


@cache
def role_nouns() -> frozenset[str]:
    """Return the lemmas in `ontology/roles.csv`."""
    return frozenset(row["noun"] for row in rows("roles.csv"))


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
