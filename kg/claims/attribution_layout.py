"""Attributions that layout shows: "Lee: talks have failed", a tweet signed "— Lee (@lee)"."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.claims.attribution_headlines import closing_cues, speaking_noun, tails
from kg.claims.attribution_parts import VERBAL, Draft, View
from kg.claims.attribution_quoting import FRAGMENT
from kg.claims.quotes import paragraphs
from kg.claims.roles import is_role

LABEL_ROWS = 7
SPEAKING_KINDS = frozenset(("PERSON", "ORG", "NORP"))
"""Not places: "Norway: ferry sinks" says where, not who."""
LABEL_POS = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PART", "CCONJ", "ADP", "NUM"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
CLAUSAL = FINITE | {"TO", "VBG"}
HEADLINE = 16
"""In so few words a participle or an infinitive does for a verb: "Minister: talks to go on"."""
SIGNED = re.compile(r"[—–]\s*([^\n()—–<>]{2,60}?)\s*\(@\w+\)")


def layout(view: View) -> list[Draft]:
    """Return the attributions that stand in headlines, transcripts and embedded posts."""
    parts = paragraphs(view.parse.text)
    return [*labels(view, parts), *signed(view, parts), *tails(view, parts), *closing_cues(view)]


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
            or not any(parse.tags[row] in predicates(view, colon, len(rows)) for row in rows)
            or parse.words[colon + 1].isdigit()
        ):
            continue
        if speaks(view, first, colon) and not (introduced(view, colon, rows) or nicknamed(view, colon)):
            found.append(Draft("direct", (colon, colon, colon + 1), (colon - 1, first, colon), rows))
    return found


def speaks(view: View, first: int, colon: int) -> bool:
    """Do the words before a colon name somebody who can speak?"""
    parse = view.parse
    if speaking_noun(parse, colon - 1):
        return True
    named = any(
        kind in SPEAKING_KINDS and last == colon and begin >= first for begin, last, kind in parse.ents
    )
    return named and parse.pos[colon - 1] == "PROPN"


def introduced(view: View, colon: int, rows: list[int]) -> bool:
    """Is the label the topic: "Anna Berg: [Ferry queen] dies aged 90" says who she was?"""
    parse = view.parse
    subject = next((row for row in rows if parse.deps[row] in ("nsubj", "nsubjpass")), None)
    if speaking_noun(parse, colon - 1):
        return False
    full = parse.pos[colon - 1] == "PROPN" == parse.pos[colon - 2]  # a speaker goes by one name
    return full and subject is not None and parse.tags[subject] == "NN" and is_role(parse, subject)


def nicknamed(view: View, colon: int) -> bool:
    """Does a colon give a name and no speech: "Anna Berg: 'Ferry Queen' who ruled the coast"?"""
    number = view.quote_of[colon + 1]
    if number < 0:
        return False
    quote = view.quotes[number]
    return quote.words < FRAGMENT and not any(
        view.parse.pos[row] in VERBAL for row in range(quote.first, quote.after)
    )


def predicates(view: View, colon: int, length: int) -> frozenset[str]:
    """Return the tags one of which a statement after a colon must have."""
    return CLAUSAL if speaking_noun(view.parse, colon - 1) and length <= HEADLINE else FINITE


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
