"""Names that the model runs on into the clause of a headline."""

from __future__ import annotations

import pytest

from kg.language.headline_names import clause_in
from kg.language.parse import Parse

HEADLINE = (
    "Anna/PROPN/NNP/compound Berg/PROPN/NNP/nsubj Rejects/VERB/VBZ/ROOT "
    "Trade/PROPN/NNP/compound Plan/PROPN/NNP/dobj"
)
RULING = (
    "Berlin/PROPN/NNP/compound Court/PROPN/NNP/compound Ruling/PROPN/NNP/ROOT Over/ADP/IN/prep "
    "Gas/PROPN/NNP/pobj"
)
BODY = "United/VERB/VBN/amod Farmers/PROPN/NNPS/nsubj met/VERB/VBD/ROOT in/ADP/IN/prep Lyon/PROPN/NNP/pobj"


def hand_made(tagged: str) -> Parse:
    """Make a parse of word/part of speech/tag/dependency."""
    rows = [word.split("/") for word in tagged.split()]
    words = [row[0] for row in rows]
    parse = Parse(" ".join(words), words=words)
    parse.pos, parse.tags, parse.deps = ([row[n] for row in rows] for n in (1, 2, 3))
    parse.lemmas = [word.lower() for word in words]
    parse.heads = [parse.deps.index("ROOT")] * len(words)
    at = 0
    for word in words:
        parse.starts.append(at)
        parse.ends.append(at + len(word))
        at += len(word) + 1
    parse.sentences = [(0, len(words))]
    parse.index()
    return parse


@pytest.mark.parametrize(
    ("tagged", "span", "label", "wanted"),
    [
        (HEADLINE, (0, 5), "PERSON", "Anna Berg"),
        (HEADLINE, (0, 3), "ORG", "Anna Berg"),
        (HEADLINE, (2, 5), "ORG", "Trade Plan"),
        (HEADLINE, (0, 5), "WORK_OF_ART", "Anna Berg Rejects Trade Plan"),
        (RULING, (0, 5), "ORG", "Berlin Court Ruling"),
        (BODY, (0, 2), "ORG", "United Farmers"),
        (BODY, (0, 5), "ORG", "United Farmers"),
    ],
)
def test_clause_is_cut_off(tagged: str, span: tuple[int, int], label: str, wanted: str) -> None:
    parse = hand_made(tagged)
    first, after = clause_in(parse, *span, label)
    assert " ".join(parse.words[first:after]) == wanted
