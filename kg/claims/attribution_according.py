"""Attributions that frame a clause: "according to the union", "per the union", "in the union's view",
and "was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.claims.attribution_headlines import UNSPEAKING, speaking_noun
from kg.claims.attribution_parts import (
    SUBJECTS,
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    clause_head,
    cue_rows,
    noun_phrase,
    source_of,
)
from kg.language.parse import Parse

SAYING = frozenset(("say", "tell", "write", "claim", "warn", "add", "tweet"))


def according(view: View, row: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "[The talks failed], according to the minister"."""
    parse = view.parse
    prep = row + 1
    if parse.lowers[row] != "according":
        return
    if prep >= len(parse) or parse.lowers[prep] != "to":
        return
    obj = parse.child(prep, "pobj") or parse.child(row, "pobj")
    if obj is None or parse.heads[row] == row:
        return
    source = noun_phrase(parse, obj)
    rows = framed(parse, row, source, closing(parse, row, source))
    if source[2] < len(parse) and parse.words[source[2]] != ",":
        beyond = set(clause(parse, row))
        rows = [r for r in rows if r not in beyond]
    yield Draft("according", (row, row, row + 2), source, rows)


def closing(parse: Parse, row: int, source: Rows) -> bool:
    """Does a phrase after a comma end its sentence? Then it vouches for all of that."""
    after = parse.sentences[parse.sentence_of[row]][1]
    return parse.words[row - 1] == "," and all(
        parse.pos[r] == "PUNCT" for r in range(max(source[2], parse.rights[row] + 1), after)
    )


def framed(parse: Parse, row: int, source: Rows, whole: bool = False) -> list[int]:
    """Return the clause that a framing phrase at a row belongs to, without the phrase; the one that
    reports it where the `whole` is framed."""
    head = clause_head(parse, row)
    while whole and upward(parse, head):
        head = parse.heads[head]
    while parse.deps[head] == "conj" and parse.child(head, *SUBJECTS) is None:
        head = parse.heads[head]
    rows = clause(parse, head, other_clauses(parse, head, row))
    low, high = min(row, source[1]), max(row + 1, source[2])
    return [r for r in rows if not low <= r < high]


def upward(parse: Parse, head: int) -> bool:
    """Is a clause part of the statement that ends in a framing phrase, not the whole of it: what a verb
    reports, or the second of two clauses?"""
    above = parse.heads[head]
    return above < head and (
        parse.deps[head] == "ccomp" or (parse.deps[head] == "conj" and parse.pos[above] in VERBAL)
    )


def other_clauses(parse: Parse, head: int, beyond: int) -> list[int]:
    """Return the clauses coordinated with the head on the other side of a row."""
    found = []
    for child in parse.children[head]:
        if child > beyond > head and parse.deps[child] in ("conj", "cc"):
            found.append(child)
    return found


def per(view: View, row: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "[Twelve ships sank], per the harbor office"; not "twelve ships per year"."""
    parse = view.parse
    obj = parse.child(row, "pobj")
    if parse.lowers[row] != "per" or obj is None or parse.heads[row] == row:
        return
    first = parse.sentences[parse.sentence_of[row]][0]
    if row != first and parse.words[row - 1] != ",":
        return
    speaking = speaking_noun(parse, obj) and parse.child(obj, "det", "poss", "compound") is not None
    if speaking or name(parse, obj):
        source = noun_phrase(parse, obj)
        yield Draft("according", (row, row, row + 1), source, framed(parse, row, source))


def name(parse: Parse, row: int) -> bool:
    """Is a noun a name of somebody, not of a place or a day?"""
    kinds = [kind for first, last, kind in parse.ents if first <= row < last]
    return parse.pos[row] == "PROPN" and not any(kind in UNSPEAKING for kind in kinds)


def viewed(view: View, noun: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "In the minister's view, [the talks failed]"; "in the words of Berg"; not "in view of"."""
    parse = view.parse
    prep = parse.heads[noun]
    if "clause" not in frames or parse.deps[noun] != "pobj" or parse.lowers[prep] not in ("in", "by"):
        return
    owner = parse.child(noun, "poss")
    if owner is None and parse.child(noun, "det") is not None:
        of = next((p for p in parse.kids(noun, "prep") if parse.lowers[p] == "of"), None)
        owner = None if of is None else parse.child(of, "pobj")
        if owner is not None and not (speaking_noun(parse, owner) or name(parse, owner)):
            return
    if owner is None or parse.heads[prep] == prep:
        return
    source = noun_phrase(parse, owner)
    after = max(noun + 1, source[2])
    first = parse.sentences[parse.sentence_of[prep]][0]
    if after < len(parse) and parse.words[after] == "," and (prep == first or parse.words[prep - 1] == ","):
        rows = [row for row in framed(parse, prep, source) if not prep <= row < after]
        yield Draft("according", (noun, noun, noun + 1), source, rows)


def quoted_as(view: View, verb: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "Berg was quoted as saying that [the talks failed]": who is quoted speaks, not who quotes."""
    parse = view.parse
    preps = parse.kids(verb, "prep") if "saying" in frames else []
    told = parse.child(verb, "dobj", "nsubjpass")
    if told is not None:
        preps.extend(parse.kids(told, "prep"))
    for prep in preps:
        saying = parse.child(prep, "pcomp") if parse.lowers[prep] == "as" else None
        if saying is None or parse.lemmas[saying] not in SAYING:
            continue
        content = parse.child(saying, "ccomp")
        if content is None:
            content = next((c for c in parse.kids(verb, "ccomp", "parataxis") if c < verb), None)
        source = noun_phrase(parse, told) if told is not None else source_of(parse, verb)
        if content is not None and source is not None:
            rows = [row for row in clause(parse, content, [verb]) if not source[1] <= row < source[2]]
            yield Draft("indirect", (verb, cue_rows(parse, verb)[1], saying + 1), source, rows)
            return
