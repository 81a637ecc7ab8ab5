"""Rules for verbs that introduce what is said, thought or intended, by what they govern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.claims import cues
from kg.claims.attribution_content import full_stop, marked, of_record, onward, trimmed, venue
from kg.claims.attribution_parts import (
    SUBJECTS,
    Draft,
    Rows,
    View,
    clause,
    cue_rows,
    perfect,
    source_of,
)
from kg.claims.attribution_sources import (
    deed,
    described,
    fronted,
    inverted,
    listed,
    shown,
    somebody,
    speaking,
    tail,
    weighs,
)
from kg.language.parse import Parse

Frames = Mapping[str, str]
Rule = Callable[[View, int, Frames], Iterator[Draft]]
LASTING = frozenset(("continue", "go"))
"""Verbs that speak in "…, she went on", but not in "as time went on"."""
ADVERBIAL = frozenset(
    ("after", "although", "because", "before", "once", "since", "though", "unless", "until")
)
ADVISED = frozenset(("can", "could", "may", "might", "must", "should"))
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
        elif source is None and complement < verb and not parse.kids(verb, "nsubj", "nsubjpass", "auxpass"):
            source = tail(parse, verb)
        elif source is None and marked(parse, complement):
            source = described(parse, verb)
        if source is None and parse.deps[verb] == "xcomp" and parse.lemmas[parse.heads[verb]] == "be":
            return  # "it is hard to say how it ends": nobody says
        if shown(parse, verb, source) or full(parse, verb, complement, frames):
            return
        source = listed(parse, verb, complement, source)
        rows = [*trimmed(parse, complement, cue, source), *further(view, verb, complement)]
        rows.extend(between(parse, verb, complement, source))
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


def further(view: View, verb: int, complement: int) -> list[int]:
    """Return what is said after the complement: a second one that shares its subject ("said it was shut, had
    lost money"), a quotation hung on the cue ("said ships sank, 'including three of ours'")."""
    parse = view.parse
    if complement < verb:
        return []
    found: list[int] = []
    after = parse.rights[complement] + 1
    for child in parse.children[verb]:
        if child <= complement or parse.words[parse.lefts[child] - 1] in (".", "!", "?"):
            continue
        first = parse.lefts[child]
        second = parse.deps[child] == "ccomp" and parse.child(child, *SUBJECTS) is None
        opens = (
            parse.deps[child] in ("prep", "advcl") and view.quote_of[first] >= 0 > view.quote_of[complement]
        )
        second = second and parse.lemmas[child] != parse.lemmas[verb] and parse.words[first - 1] == ","
        if second or (opens and first - after <= 3):
            found.extend(range(after, parse.rights[child] + 1))
            after = parse.rights[child] + 1
    return found


def between(parse: Parse, verb: int, complement: int, source: Rows | None) -> list[int]:
    """Return the rest of a statement that was hung on the cue after it: "It shuts [if he goes], she said"."""
    if source is None or not complement < source[1] < verb or parse.words[source[1] - 1] != ",":
        return []
    rest = [c for c in parse.kids(verb, "advcl", "prep") if complement < c and parse.rights[c] < source[1]]
    return [row for child in rest for row in clause(parse, child)]


def full(parse: Parse, verb: int, complement: int, frames: Frames) -> bool:
    """Has a verb after a clause an object of its own: "Some say 'rights', I say [duties]"?"""
    obj = parse.child(verb, "dobj")
    return (
        complement < verb
        and obj is not None
        and obj > verb
        and parse.child(verb, "nsubj") is not None
        and "obj_that" not in frames
    )


def complements(parse: Parse, verb: int) -> list[int]:
    """Return the clauses that a verb may report, the likeliest first: where one stands before its subject
    and another right after it, the first is what the parser made of a frame or of another report."""
    found = [
        c for c in parse.kids(verb, "ccomp") if not another_report(parse, verb, c) and not adverbial(parse, c)
    ]
    before = next((c for c in found if c < verb), None)
    following = next((c for c in found if parse.lefts[c] in (verb + 1, verb + 2) and c > verb), None)
    if before is None or following is None or parse.pos[verb + 1] == "PUNCT":
        return found
    subject = parse.child(verb, "nsubj")
    stands = subject is not None and before < subject < verb
    return [following] if stands or (subject is None and marked(parse, following)) else found


def adverbial(parse: Parse, complement: int) -> bool:
    """Is a clause a frame that was taken for a complement: "[After Lund resigns], Berg responds"?"""
    mark = parse.child(complement, "mark")
    return mark is not None and parse.lowers[mark] in ADVERBIAL


def another_report(parse: Parse, verb: int, complement: int) -> bool:
    """Is a clause before a cue a report of its own: "[Lund said it would close]; Berg said …"?"""
    after = parse.rights[complement] + 1
    return (
        complement < verb
        and parse.words[after] == ";"
        and parse.child(complement, "ccomp") is not None
        and not {"that", "quote"}.isdisjoint(cues.frames("verb", parse.lemmas[complement]))
    )


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
                rows = trimmed(parse, complement, cue, source)
                where = next((p for p in parse.kids(complement, "prep") if venue(parse, p)), None)
                if where is not None:
                    rows = [row for row in rows if row < where]
                yield Draft("indirect", cue, source, rows)
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


def object_predicate(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "He called [the talks a failure]"; "he described [the talks as a failure]"."""
    parse = view.parse
    if "small" not in frames and "as" not in frames:
        return
    passive = parse.child(verb, "auxpass") is not None
    if passive and any(parse.lowers[row] in ADVISED for row in parse.kids(verb, "aux")):
        return  # "it should be seen as a step": nobody sees it
    subject = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dobj")
    predicate = None
    if "as" in frames:
        preps = [*parse.kids(verb, "prep"), *(parse.kids(subject, "prep") if subject is not None else [])]
        predicate = next((p for p in preps if parse.lowers[p] == "as" and p > verb), None)
    if predicate is None and "small" in frames:
        predicate = parse.child(verb, "oprd", "ccomp")
    if predicate is None or (subject is None and parse.deps[predicate] != "ccomp"):
        return
    if parse.tags[predicate] == "VB" and any(parse.lowers[r] == "to" for r in parse.kids(predicate, "aux")):
        if parse.lemmas[predicate] not in ("be", "have"):
            return  # "called the envoy to discuss trade"
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
    if parse.pos[obj] == "PRON" or turned(parse, verb, obj, frames):
        return
    source, cue = source_of(parse, verb), cue_rows(parse, verb)
    thing = source is not None and parse.pos[source[0]] == "NOUN" and not speaking(parse, source[0])
    if thing and (parse.lemmas[verb] == "promise" or frames["np"] == "express"):
        return  # "the plane promises better mileage"
    if weighs(parse, verb) or deed(parse, verb, obj):
        return  # "overstayed, revealing a tendency to talk"; "dismissed the minister"
    if source is not None and (frames["np"] != "attack" or somebody(parse, source[0])):
        yield Draft("judgement", cue, source, onward(parse, verb, obj), rank=2)


def turned(parse: Parse, verb: int, obj: int, frames: Frames) -> bool:
    """Is the object who speaks, and what stands before the comma what is said: ", announced the port"?"""
    after = parse.sentences[parse.sentence_of[verb]][1]
    return (
        "quote" in frames
        and parse.words[verb - 1] == ","
        and parse.child(verb, "nsubj") is None
        and parse.tags[verb] in ("VBD", "VBZ", "VBP")
        and parse.lefts[obj] == verb + 1
        and all(parse.pos[row] == "PUNCT" for row in range(parse.rights[obj] + 1, after))
        and speaking(parse, obj)
    )


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
    if mark is None or parse.lowers[mark] != "as" or parse.lemmas[verb] in LASTING:
        return
    source = source_of(parse, verb)
    if source is not None:
        rows = clause(parse, parse.heads[verb], [verb])
        near = fronted(parse, verb, source)
        if near != source:
            source, rows = near, [*range(near[2] + 1, parse.rights[verb] + 1), *rows]
        yield Draft("indirect", cue_rows(parse, verb), source, sorted(set(rows)), rank=1)
