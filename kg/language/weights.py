"""The fitted weights of the features by which `kg.language.antecedents` ranks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.language.draft import Draft
from kg.ontology import rows

CLASSES = ("gendered", "it", "they")
Group = tuple[str, ...]
"""Features that go together, so that their weights are added up once."""


class Weigher(dict[Group, float]):
    """Group of features -> the sum of their weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def __missing__(self, group: Group) -> float:
        value = self[group] = sum(self.weights.get(name, 0.0) for name in group)
        return value


@cache
def weighers() -> dict[str, Weigher]:
    """Return class of pronoun -> the weights of its features."""
    table = list(rows("language/antecedent_weights.csv"))
    return {name: Weigher({row["feature"]: float(row[name]) for row in table}) for name in CLASSES}


def pronoun_class(pronoun: Draft) -> str:
    return "gendered" if pronoun.gender else "they" if pronoun.number == "many" else "it"
