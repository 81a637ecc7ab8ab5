"""Rules for accusations: what somebody is said to have done, whoever says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.claims.attribution_parts import Draft, View, clause, cue_rows, noun_phrase, source_of
from kg.language.parse import Parse

Frames = Mapping[str, str]


def accused_of(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "He accused [the envoy of breaking off the talks]"."""
    parse = view.parse
    if "obj_of" not in frames:
        return
    passive = parse.child(verb, "auxpass") is not None
    if modifier(parse, verb):
        yield from accused_as(parse, verb)
        return
    accused = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dobj")
    deeds = parse.kids(verb, "prep")
    if accused is not None:  # parsers hang "of hiding it" on the accused
        deeds.extend(p for p in parse.kids(accused, "prep") if parse.child(p, "pcomp") is not None)
    deed = next((p for p in deeds if parse.lowers[p] == "of"), None)
    if accused is None or deed is None:
        return
    rows = sorted({*clause(parse, accused), *clause(parse, deed)})
    yield Draft("judgement", cue_rows(parse, verb), source_of(parse, verb), rows)


def modifier(parse: Parse, verb: int) -> bool:
    """Is a verb a participle that describes a noun: "a clerk accused of fraud"?"""
    return (
        parse.deps[verb] == "acl"
        and parse.tags[verb] in ("VBN", "VBD")
        and parse.heads[verb] < verb
        and parse.child(verb, "dobj", "nsubj", "nsubjpass") is None
    )


def accused_as(parse: Parse, verb: int) -> Iterator[Draft]:
    """Read "[the clerk] accused [of hiding it], [moving it and selling it]": nobody need be named."""
    noun = parse.heads[verb]
    deed = next((p for p in parse.kids(verb, "prep") if parse.lowers[p] == "of"), None)
    if deed is None:
        return
    _, first, after = noun_phrase(parse, noun)
    rows = {*range(first, min(after, verb)), *clause(parse, deed)}
    further = [*parse.kids(verb, "conj"), *(c for c in parse.kids(noun, "acl") if c > verb)]
    for other in further:
        if parse.tags[other] == "VBG":
            rows.update(clause(parse, other))
    source = source_of(parse, verb)
    if source is not None:
        rows.difference_update(range(source[1], source[2]))
    yield Draft("judgement", cue_rows(parse, verb), source, sorted(rows))
