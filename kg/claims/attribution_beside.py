"""Attributions that stand beside their content, found by position: "[The talks], she said, [failed]"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.attribution_content import full_stop
from kg.claims.attribution_parts import SUBJECTS, VERBAL, Draft, Rows, View, cue_rows
from kg.claims.attribution_sources import BREAKS, NAMING, NOMINAL, before_cue, speaking
from kg.claims.attribution_verbs import ADVERBIAL, Frames
from kg.language.parse import Parse

FRAMING = ADVERBIAL | {"as", "if", "when", "while"}
CLOSING = frozenset((",", ".", "!", "?"))


def beside(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "[The talks], she said, [failed]"; "[The talks failed], the Post reports": by position, where the
    parser made the cue hang on its own content or took it for a noun."""
    parse = view.parse
    if (
        not {"that", "quote"} & set(frames)
        or parse.tags[verb] in ("VBG", "VB", "VBN", "NN")
        or parse.lemmas[verb] == "disagree"
        or view.quote_of[verb] >= 0
    ):
        return
    first, after = parse.sentences[parse.sentence_of[verb]]
    begin = verb
    while begin > first and parse.words[begin - 1] not in BREAKS:
        begin -= 1
    if begin <= first + 2 or parse.words[begin - 1] not in (",", "—", "–", "--"):
        return
    if any(parse.tags[row] in ("WP", "WDT") for row in range(begin, verb)):
        return  # "A builder known here, who added to his fleet in 2012"
    source = before_cue(parse, begin, verb) if begin < verb else after_cue(parse, verb, after)
    if source is None or (parse.lemmas[verb] == "threaten" and not speaking(parse, source[0])):
        return  # "The mayor denies it, threatens legal action"
    cue = cue_rows(parse, verb)
    end = max(cue[2], source[2]) - 1
    following = parse.words[end + 1] if end + 1 < after else "."
    if following not in CLOSING and (
        begin == verb or parse.pos[end + 1] not in ("ADP", "ADV", "NOUN", "PROPN")
    ):
        return
    rows = list(range(first, begin - 1))
    if (
        parse.deps[first] == "mark"
        and parse.lowers[first] in FRAMING
        and parse.heads[parse.heads[first]] == verb
    ):
        return  # "After Lund resigned, Berg responded"
    opened = begin - first > 3 and parse.tags[begin - 2] == "CC" and parse.words[begin - 3] in BREAKS
    if following == "," and end + 2 < after:
        if opened:  # "…, but, she said, [the talks failed]"
            rows = list(range(end + 2, after))
        elif broken(parse, rows, end + 2, after) or goes_on(parse, rows, end + 2, after):
            rows.extend(range(end + 2, after))
    terse = begin == verb and "quote" in frames and len(rows) > 2  # "No deal with Sweden, says Berg"
    if (terse or any(parse.pos[row] in VERBAL for row in rows)) and not any(
        full_stop(parse, row) for row in rows
    ):
        yield Draft("indirect", (verb, verb, cue[2]), source, rows)


def broken(parse: Parse, rows: list[int], first: int, after: int) -> bool:
    """Does a cue stand between a subject and its verb: "The crew of the ferry, she said, left"?"""
    return any(parse.deps[row] in SUBJECTS and first <= parse.heads[row] < after for row in rows)


def goes_on(parse: Parse, rows: list[int], first: int, after: int) -> bool:
    """Does the report go on after the cue: "The crew, she said, left"; "…, she said, and it may sail"?"""
    if parse.tags[first] == "CC":
        verb = next((row for row in range(first + 1, min(first + 7, after)) if heads_clause(parse, row)), -1)
        if verb >= 0 and parse.child(verb, *SUBJECTS, "expl") is None:
            return True  # "He had no debts, the bank said, and had paid in full"
        return any(parse.tags[row] == "MD" for row in range(first + 1, min(first + 6, after)))
    return len(rows) < 16


def heads_clause(parse: Parse, row: int) -> bool:
    return parse.pos[row] in VERBAL and parse.deps[row] in ("conj", "ROOT", "ccomp")


def listing(parse: Parse, row: int, verb: int, after: int) -> bool:
    """Is a conjunction inside a name: "the Health and Harbor Ministry"?"""
    return parse.pos[row] == "CCONJ" and verb + 1 < row < after - 1 and parse.pos[row + 1] in NOMINAL


def after_cue(parse: Parse, verb: int, after: int) -> Rows | None:
    """Return the name that follows a cue: ", said the envoy."."""
    row = verb + 1
    if row < after and parse.pos[row] in ("PART", "AUX"):
        return None  # ", believed to be the owner"
    while row < after and row - verb < 10 and (parse.pos[row] in NAMING or listing(parse, row, verb, after)):
        row += 1
    head = next((r for r in range(row - 1, verb, -1) if parse.pos[r] in ("PROPN", "NOUN")), None)
    return None if head is None else (head, verb + 1, row)
