"""The walk up the sentence: what the place of an event says of it, on top of its own cues.

`PLACES` holds one function a dependency label; each takes the row, its head and the depth and
returns the state that the word above gives the event. A finite clause under a verb that is not
listed ("said that ...") stands on its own: who says so is the attribution's business, and the
walk ends there.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.claims.factuality import (
    ASKED,
    FUTURE,
    HYPOTHETICAL,
    PLAIN,
    State,
)
from kg.claims.stance_cues import SUBJECTS, infinitive, noun_own, own
from kg.claims.stance_frames import (
    NOUNS,
    predicative,
)
from kg.language.parse import Parse

Place = Callable[[Parse, int, int, int], State]
PLACES: dict[str, Place] = {}
"""Filled by `stance`; a label not listed leaves the event standing on its own."""


DEEPEST = 12
"""A sentence nests less; a malformed tree must not loop."""
OPEN_WHY = frozenset({"why", "how", "when", "where"})
"""A question with one of these takes it as given that the event happened."""


def state(parse: Parse, row: int, depth: int = 0) -> State:
    """Return the state of the event at the row, its own cues and those above it combined."""
    noun = parse.pos[row] in NOUNS and parse.deps[row] != "ROOT" and not predicative(parse, row)
    negative, level = noun_own(parse, row) if noun else own(parse, row)
    if depth >= DEEPEST:
        return negative, level
    outer_negative, outer = context(parse, row, depth + 1)
    if noun:  # "no meeting" is negative wherever it stands; its verb already counts the "no"
        return negative or outer_negative, max(level, outer)
    return negative != outer_negative, max(level, outer)


def context(parse: Parse, row: int, depth: int) -> State:
    """Return the state that the place of the row gives it."""
    head = parse.heads[row]
    if head == row or not 0 <= head < len(parse):
        return root(parse, row)
    if depth > DEEPEST:
        return PLAIN
    place = PLACES.get(parse.deps[row])
    return place(parse, row, head, depth) if place else PLAIN


def root(parse: Parse, row: int) -> State:
    """Questions are hypothetical, imperatives asked, "X to visit Y" in a headline future."""
    sentence = parse.sentence_of[row] if row < len(parse.sentence_of) else 0
    if sentence >= len(parse.sentences):
        return PLAIN
    first, after = parse.sentences[sentence]
    if parse.words[min(after, len(parse)) - 1] == "?" or (
        after - 2 >= first and parse.words[after - 2] == "?"
    ):
        return PLAIN if parse.lowers[first] in OPEN_WHY else (False, HYPOTHETICAL)
    if parse.tags[row] == "VB":
        if infinitive(parse, row):
            return False, FUTURE
        if row - first <= 3 and not any(
            parse.deps[c] in SUBJECTS or (parse.deps[c] in ("aux", "auxpass") and parse.lowers[c] != "do")
            for c in parse.children[row]
        ):
            return False, ASKED
    return PLAIN
