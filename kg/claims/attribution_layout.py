"""Attributions that layout shows: "Lee: talks have failed", a tweet signed "— Lee (@lee)"."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.claims.attribution_content import RECORDS
from kg.claims.attribution_parts import Draft, View
from kg.claims.quotes import paragraphs

LABEL_ROWS = 7
SPEAKING_KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
LABELS = RECORDS | frozenset(
    (
        "source",
        "official",
        "police",
        "aide",
        "expert",
        "analyst",
        "lawmaker",
        "lawyer",
        "ministry",
        "spokesman",
    )
)
LABEL_POS = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PART", "CCONJ", "ADP", "NUM"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SIGNED = re.compile(r"[—–]\s*([^\n()—–<>]{2,60}?)\s*\(@\w+\)")


def layout(view: View) -> list[Draft]:
    """Return the attributions that stand in headlines, transcripts and embedded posts."""
    parts = paragraphs(view.parse.text)
    return [*labels(view, parts), *signed(view, parts)]


def labels(view: View, parts: list[tuple[int, int]]) -> list[Draft]:
    """Read "Lee: [the talks have failed]", at the beginning of a paragraph."""
    parse = view.parse
    found: list[Draft] = []
    for start, end in parts:
        first, after = bisect_left(parse.starts, start), bisect_left(parse.starts, end)
        colon = next(
            (r for r in range(first + 1, min(first + LABEL_ROWS, after)) if parse.words[r] == ":"), None
        )
        if colon is None or any(parse.pos[row] not in LABEL_POS for row in range(first, colon)):
            continue
        stop = parse.sentences[parse.sentence_of[min(colon + 1, after - 1)]][1]
        rows = list(range(colon + 1, min(stop, after)))
        if (
            len(rows) < 4
            or not any(parse.tags[row] in FINITE for row in rows)
            or parse.words[colon + 1].isdigit()
        ):
            continue
        if speaks(view, first, colon):
            found.append(Draft("direct", (colon, colon, colon + 1), (colon - 1, first, colon), rows))
    return found


def speaks(view: View, first: int, colon: int) -> bool:
    """Do the words before a colon name somebody who can speak?"""
    parse = view.parse
    if parse.lemmas[colon - 1].lower() in LABELS:
        return True
    named = any(
        kind in SPEAKING_KINDS and last == colon and begin >= first for begin, last, kind in parse.ents
    )
    return named and parse.pos[colon - 1] == "PROPN"


def signed(view: View, parts: list[tuple[int, int]]) -> list[Draft]:
    """Read "[The talks have failed] — Lee (@lee)"."""
    parse = view.parse
    found: list[Draft] = []
    for start, end in parts:
        for match in SIGNED.finditer(parse.text, start, end):
            begin = max(start, parse.text.rfind(">", start, match.start()) + 1)
            first, dash = bisect_left(parse.starts, begin), bisect_left(parse.starts, match.start())
            name, after = bisect_left(parse.starts, match.start(1)), bisect_left(parse.starts, match.end(1))
            if dash - first > 3 and after > name > dash:
                found.append(
                    Draft(
                        "direct", (dash, dash, dash + 1), (after - 1, name, after), list(range(first, dash))
                    )
                )
    return found
