"""Polarity and modality of a predicate: whether the text says that it happened.

    "He denied that he had not met Y"   met: positive, actual (by him: that is attribution's business)
    "may not have agreed to meet"       meet: negative, possible

The state of an event is its own cues (`stance_cues`) combined with what its place in the sentence
says (`stance_clauses`, `stance_nouns`), which asks for the state of the word above, and so on up
(`stance_walk`). What a word says of the event below it is a row of `ontology/factuality.csv`.
"""

from __future__ import annotations

from kg.claims.factuality import RANK
from kg.claims.stance_clauses import CLAUSES
from kg.claims.stance_cues import noun_own
from kg.claims.stance_nouns import NOMINALS
from kg.claims.stance_walk import PLACES, state
from kg.language.parse import Parse
from kg.language.time_clause import is_event
from kg.records import Modality, Polarity

THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "dative"})

PLACES.update(CLAUSES)
PLACES.update(NOMINALS)


def assess(parse: Parse, row: int) -> tuple[Polarity, Modality]:
    """Return polarity and modality of the verb, predicative word or event noun at `row`.

    Never raises on a malformed tree; a row outside the parse is positive and actual.
    """
    if not 0 <= row < len(parse.words):
        return "positive", "actual"
    negative, level = noun_own(parse, row) if names(parse, row) else state(parse, row)
    return ("negative" if negative else "positive"), RANK[level]


def names(parse: Parse, row: int) -> bool:
    """Say whether the word names or describes someone: "barred his ex-wife, Ann" leaves her his ex-wife."""
    if parse.deps[row] not in THINGS or is_event(parse, row):
        return False
    if parse.pos[row] == "NOUN":
        return parse.deps[row] == "appos" or parse.child(row, "appos") is not None
    return parse.pos[row] == "PROPN"
