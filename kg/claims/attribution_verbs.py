"""Rules for verbs that introduce what is said, thought or intended, by what they govern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.claims import cues
from kg.claims.attribution_content import full_stop, marked, of_record, onward, trimmed
from kg.claims.attribution_parts import Draft, Rows, View, clause, cue_rows, noun_phrase, perfect, source_of
from kg.language.parse import Parse

Frames = Mapping[str, str]
Rule = Callable[[View, int, Frames], Iterator[Draft]]
UNSPOKEN = frozenset(("want", "intend", "favour", "feel"))
"""Classes whose passive says nothing of a report: "he's wanted to …"."""


def that_clause(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "The minister said [that the talks failed]"; "[the talks failed], the minister said"."""
    parse = view.parse
    if not {"that", "that_mark", "obj_that"} & set(frames):
        return
    for complement in complements(parse, verb):
        if not {"that", "that_mark"} & set(frames) and parse.child(verb, "dobj", "dative") is None:
            continue
        source, cue = source_of(parse, verb), cue_rows(parse, verb)
        if (
            not {"that", "obj_that"} & set(frames)
            and not marked(parse, complement)
            and not of_record(parse, source)
        ):
            continue
        if any(full_stop(parse, row) for row in range(min(verb, complement), max(verb, complement))):
            continue
        if source is not None and complement < source[1] and parse.tags[source[1]] == "WDT":
            continue  # ", which the envoy denied": what is denied is what "which" stands for
        if source is None and complement < verb and parse.words[verb - 1] == ",":
            source = inverted(parse, verb)
        rows = trimmed(parse, complement, cue, source)
        told = parse.child(verb, "nsubjpass")
        if (
            told is not None
            and not perfect(parse, verb)
            and parse.lowers[told] != "it"
            and "obj_that" not in frames
        ):
            continue
        yield Draft("indirect", cue, source, rows)
        return


def complements(parse: Parse, verb: int) -> list[int]:
    """Return the clauses that a verb may report, the likeliest first: where one stands before its subject
    and another right after it, the first is what the parser made of a frame or of another report."""
    found = [c for c in parse.kids(verb, "ccomp") if not another_report(parse, verb, c)]
    before = next((c for c in found if c < verb), None)
    following = next((c for c in found if parse.lefts[c] in (verb + 1, verb + 2) and c > verb), None)
    if before is None or following is None or parse.pos[verb + 1] == "PUNCT":
        return found
    subject = parse.child(verb, "nsubj")
    return [following] if subject is not None and before < subject < verb else found


def another_report(parse: Parse, verb: int, complement: int) -> bool:
    """Is a clause before a cue a report of its own: "[Lund said it would close]; Berg said …"?"""
    after = parse.rights[complement] + 1
    return (
        complement < verb
        and parse.words[after] == ";"
        and parse.child(complement, "ccomp") is not None
        and not {"that", "quote"}.isdisjoint(cues.frames("verb", parse.lemmas[complement]))
    )


def inverted(parse: Parse, verb: int) -> Rows | None:
    """Return the subject that follows its verb and was taken for an object: ", announced the envoy"."""
    obj = parse.child(verb, "dobj")
    return None if obj is None or obj < verb else noun_phrase(parse, obj)


def infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "They plan [to leave]"."""
    parse = view.parse
    if "to" not in frames:
        return
    for complement in parse.kids(verb, "xcomp"):
        if parse.tags[complement] == "VB" and complement > verb and parse.child(verb, "auxpass") is None:
            source = source_of(parse, verb)
            if source is not None:
                cue = cue_rows(parse, verb)
                yield Draft("intention", cue, source, trimmed(parse, complement, cue, source))
                return


def gerund(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "He denied [meeting the envoy]"."""
    parse = view.parse
    for complement in parse.kids(verb, "xcomp") if "ing" in frames else []:
        if gerundive(parse, complement) and complement > verb and parse.child(verb, "auxpass") is None:
            source, cue = source_of(parse, verb), cue_rows(parse, verb)
            if source is not None:
                yield Draft("indirect", cue, source, trimmed(parse, complement, cue, source))
                return


def gerundive(parse: Parse, verb: int) -> bool:
    """Is a verb a gerund: "meeting", "having met"?"""
    aux = parse.child(verb, "aux", "auxpass")
    return parse.tags[verb] == "VBG" or (aux is not None and parse.tags[aux] == "VBG")


def object_infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "He urged [the parties to resume]"."""
    parse = view.parse
    if "obj_to" not in frames or parse.child(verb, "auxpass") is not None:
        return
    obj = parse.child(verb, "dobj")
    for complement in parse.kids(verb, "ccomp", "xcomp"):
        own = parse.child(complement, "nsubj")
        if complement < verb or parse.tags[complement] != "VB" or parse.child(complement, "aux") is None:
            continue
        if obj is None and own is None:
            continue
        source, cue = source_of(parse, verb), cue_rows(parse, verb)
        rows = trimmed(parse, complement, cue, source)
        if obj is not None:
            rows = sorted({*rows, *clause(parse, obj)})
        yield Draft("request", cue, source, rows)
        return


def passive_infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "[The talks] are said [to have failed]": nobody is named."""
    parse = view.parse
    if not any(frames.get(name, "want") not in UNSPOKEN for name in ("that", "obj_to", "to")):
        return
    subject, complement = parse.child(verb, "nsubjpass"), parse.child(verb, "xcomp")
    if subject is None or complement is None or parse.tags[complement] != "VB":
        return
    cue = cue_rows(parse, verb)
    rows = sorted({*clause(parse, subject), *clause(parse, complement, [verb])})
    yield Draft("hearsay", cue, source_of(parse, verb), rows)


def raising(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "[Investors] seem [to agree]": the writer's impression, no fact."""
    parse = view.parse
    subject, complement = parse.child(verb, "nsubj"), parse.child(verb, "xcomp", "oprd")
    if "raise" in frames and subject is not None and complement is not None and complement > verb:
        rows = sorted({*clause(parse, subject), *clause(parse, complement)})
        yield Draft("hearsay", cue_rows(parse, verb), None, rows)


def object_predicate(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "He called [the talks a failure]"; "he described [the talks as a failure]"."""
    parse = view.parse
    if "small" not in frames and "as" not in frames:
        return
    passive = parse.child(verb, "auxpass") is not None
    subject = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dobj")
    predicate = None
    if "as" in frames:
        preps = [*parse.kids(verb, "prep"), *(parse.kids(subject, "prep") if subject is not None else [])]
        predicate = next((p for p in preps if parse.lowers[p] == "as" and p > verb), None)
    if predicate is None and "small" in frames:
        predicate = parse.child(verb, "oprd", "ccomp")
    if predicate is None or (subject is None and parse.deps[predicate] != "ccomp"):
        return
    cue, source = cue_rows(parse, verb), source_of(parse, verb)
    rows = set(trimmed(parse, predicate, cue, source)) | set(onward(parse, verb, predicate))
    if subject is not None:
        rows |= set(clause(parse, subject))
    yield Draft("judgement", cue, source, sorted(rows))


def plain_object(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "She denounced [the failure of the talks]"."""
    parse = view.parse
    obj = parse.child(verb, "dobj")
    if "np" not in frames or obj is None or parse.child(verb, "auxpass") is not None:
        return
    if parse.pos[obj] == "PRON":
        return
    source, cue = source_of(parse, verb), cue_rows(parse, verb)
    if source is not None and (frames["np"] != "attack" or somebody(parse, source[0])):
        yield Draft("judgement", cue, source, onward(parse, verb, obj), rank=2)


def somebody(parse: Parse, row: int) -> bool:
    """Is a source one person? One person attacks in words, an army does not."""
    if parse.lowers[row] in ("he", "she", "i", "you"):
        return True
    return any(kind == "PERSON" and first <= row < after for first, after, kind in parse.ents)


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


def as_noted(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "[The talks failed], as the minister noted"; "as she puts it, [the talks failed]"."""
    parse = view.parse
    if (
        not {"that", "quote", "clause"} & set(frames)
        or parse.deps[verb] != "advcl"
        or parse.kids(verb, "ccomp")
    ):
        return
    obj = parse.child(verb, "dobj")
    if obj is not None and not ("clause" in frames and parse.lowers[obj] == "it"):
        return
    if obj is None and not {"that", "quote"} & set(frames):
        return
    mark = parse.child(verb, "mark", "advmod")
    if mark is None or parse.lowers[mark] != "as":
        return
    source = source_of(parse, verb)
    if source is not None:
        rows = clause(parse, parse.heads[verb], [verb])
        yield Draft("indirect", cue_rows(parse, verb), source, rows, rank=1)
